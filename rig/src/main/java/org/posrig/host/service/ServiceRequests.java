package org.posrig.host.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be asked through the {@link ServiceDoor}, by method and path below {@code /v1/terminals/<terminal number>/}:
 *
 * <pre>
 * POST phone/password-reset     merchantNumber, identity, operator, newPassword   → sequence
 * POST phone/merchant-number    identity                                          → merchantNumber
 * POST branch/password-reset    identity, operator, newPassword                   → sequence
 * POST platform/log-in          merchantNumber                                    → session
 * POST platform/password-reset  session, code, operator, newPassword              → sequence
 * POST platform/log-out         session
 * GET  texted-code              what the merchant's phone shows                   → code
 * GET  audit-trail                                                                → entries
 * </pre>
 */
final class ServiceRequests {

    /**
     * An answer.
     *
     * @param status of HTTP: 200 done, 403 refused, 404 nothing there
     */
    record Answer(int status, Map<String, ?> body) {}

    private interface Work {
        Answer on(CustomerService service, String terminalNumber, Map<String, String> asked);
    }

    /**
     * A request that is known.
     *
     * @param fields texts its body must have, all of them and no others
     */
    record Known(Set<String> fields, Work work) {

        Answer answer(CustomerService service, String terminalNumber, Map<String, String> asked) {
            return work.on(service, terminalNumber, asked);
        }
    }

    private static final Map<String, Known> KNOWN = Map.of(
            "POST phone/password-reset",
            new Known(
                    Set.of("merchantNumber", "identity", "operator", "newPassword"),
                    (service, terminal, asked) -> told(service.resetPassword(
                            asked.get("merchantNumber"),
                            asked.get("identity"),
                            terminal,
                            asked.get("operator"),
                            asked.get("newPassword")))),
            "POST phone/merchant-number",
            new Known(
                    Set.of("identity"),
                    (service, terminal, asked) -> found(
                            "merchantNumber",
                            service.merchantNumber(asked.get("identity")),
                            "the identity is unknown.")),
            "POST branch/password-reset",
            new Known(
                    Set.of("identity", "operator", "newPassword"),
                    (service, terminal, asked) -> told(service.resetAtBranch(
                            asked.get("identity"), terminal, asked.get("operator"), asked.get("newPassword")))),
            "POST platform/log-in",
            new Known(
                    Set.of("merchantNumber"),
                    (service, terminal, asked) -> found(
                            "session",
                            service.merchantPlatform().logIn(asked.get("merchantNumber"), terminal),
                            "the merchant number does not belong to the terminal.")),
            "POST platform/password-reset",
            new Known(
                    Set.of("session", "code", "operator", "newPassword"),
                    (service, terminal, asked) -> told(service.merchantPlatform()
                            .resetPassword(
                                    asked.get("session"),
                                    terminal,
                                    asked.get("code"),
                                    asked.get("operator"),
                                    asked.get("newPassword")))),
            "POST platform/log-out",
            new Known(
                    Set.of("session"),
                    (service, terminal, asked) -> service.merchantPlatform().logOut(asked.get("session"), terminal)
                            ? new Answer(200, Map.of())
                            : refused("nobody is logged in with this session.")),
            "GET texted-code",
            new Known(
                    Set.of(),
                    (service, terminal, asked) -> service.merchantPlatform()
                            .textedCode(terminal)
                            .map(code -> new Answer(200, Map.of("code", code)))
                            .orElseGet(() ->
                                    new Answer(404, Map.of("reason", "no code was texted about this terminal.")))),
            "GET audit-trail",
            new Known(Set.of(), (service, terminal, asked) -> new Answer(200, Map.of("entries", trail(service)))));

    private ServiceRequests() {}

    /** @param request method and path, such as {@code GET audit-trail} */
    static Optional<Known> find(String request) {
        return Optional.ofNullable(KNOWN.get(request));
    }

    private static Answer told(ResetResult result) {
        return switch (result) {
            case ResetResult.Queued(long sequence) -> new Answer(200, Map.of("sequence", sequence));
            case ResetResult.Refused(String reason) -> refused(reason);
        };
    }

    private static Answer found(String name, Optional<String> value, String otherwise) {
        return value.map(text -> new Answer(200, Map.of(name, text))).orElseGet(() -> refused(otherwise));
    }

    private static Answer refused(String reason) {
        return new Answer(403, Map.of("reason", reason));
    }

    private static List<Map<String, String>> trail(CustomerService service) {
        return service.auditTrail().stream()
                .map(entry -> Map.of(
                        "at", entry.at().toString(),
                        "terminalNumber", entry.terminalNumber(),
                        "operator", entry.operator(),
                        "what", entry.what()))
                .toList();
    }
}
