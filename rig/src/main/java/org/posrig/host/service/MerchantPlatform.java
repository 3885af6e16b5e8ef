package org.posrig.host.service;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The merchants' web platform of one lane: whoever logs in with the merchant number of a terminal is texted a code of six digits, with
 * which one password of that terminal can be reset. The code holds for five minutes of the lane's clock, for one reset and for
 * three mistakes; the session ends with its log-out or once it was idle for ten minutes of that clock. These figures are the rig's own,
 * there is no public standard for them.
 */
public final class MerchantPlatform {

    /** How long a texted code can be used. */
    public static final Duration CODE_VALID = Duration.ofMinutes(5);

    /** How long a session lasts from one request to the next. */
    public static final Duration IDLE_TIME = Duration.ofMinutes(10);

    private final CustomerService service;
    private final Supplier<Instant> now;
    private final Consumer<String> secrets;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, PlatformSession> sessions = new HashMap<>();
    private final Map<String, String> phones = new HashMap<>();

    MerchantPlatform(CustomerService service, Supplier<Instant> now, Consumer<String> secrets) {
        this.service = service;
        this.now = now;
        this.secrets = secrets;
    }

    /**
     * Logs a merchant in for one of his terminals and texts him a code.
     *
     * @return the session, or empty (and on record) when the merchant number is not the terminal's
     */
    public synchronized Optional<String> logIn(String merchantNumber, String terminalNumber) {
        Optional<String> refusal = service.merchantRefusal(merchantNumber, terminalNumber);
        if (refusal.isPresent()) {
            service.audit(terminalNumber, "", "Log-in refused" + Way.PLATFORM.remark() + ": " + refusal.get());
            return Optional.empty();
        }
        String code = String.format("%06d", random.nextInt(1_000_000));
        byte[] id = new byte[16];
        random.nextBytes(id);
        String session = HexFormat.of().formatHex(id);
        secrets.accept(code);
        secrets.accept(session);
        sessions.put(session, new PlatformSession(terminalNumber, code, now.get()));
        phones.put(terminalNumber, code);
        service.audit(terminalNumber, "", "Logged in" + Way.PLATFORM.remark() + "; a code was texted.");
        return Optional.of(session);
    }

    /** What the merchant's phone shows: the code texted last about a terminal. A secret. */
    public synchronized Optional<String> textedCode(String terminalNumber) {
        return Optional.ofNullable(phones.get(terminalNumber));
    }

    /**
     * Resets a password of the session's terminal, as {@link CustomerService#resetPassword} does.
     *
     * @param terminalNumber the terminal the session must have been opened for
     * @param code as the merchant enters it
     */
    public synchronized ResetResult resetPassword(
            String session, String terminalNumber, String code, String operator, String newPassword) {
        Optional<PlatformSession> found = session(session, terminalNumber);
        Optional<String> refusal = found.isEmpty()
                ? Optional.of("nobody is logged in with this session.")
                : found.get().refusal(code, now.get());
        ResetResult result = service.reset(Way.PLATFORM, refusal, terminalNumber, operator, newPassword);
        if (result.queued()) {
            found.ifPresent(PlatformSession::useUp);
        }
        return result;
    }

    /** Ends a session; false when there is none. */
    public synchronized boolean logOut(String session, String terminalNumber) {
        boolean ended = session(session, terminalNumber).isPresent();
        if (ended) {
            sessions.remove(session);
        }
        service.audit(
                terminalNumber,
                "",
                ended
                        ? "Logged out" + Way.PLATFORM.remark() + "."
                        : "Log-out refused" + Way.PLATFORM.remark() + ": nobody is logged in with this session.");
        return ended;
    }

    private Optional<PlatformSession> session(String session, String terminalNumber) {
        endIdle();
        Optional<PlatformSession> found = Optional.ofNullable(sessions.get(session))
                .filter(open -> open.terminalNumber().equals(terminalNumber));
        found.ifPresent(open -> open.usedAt(now.get()));
        return found;
    }

    private void endIdle() {
        Instant moment = now.get();
        sessions.values().removeIf(open -> {
            boolean idle = open.idleAt(moment);
            if (idle) {
                service.audit(
                        open.terminalNumber(),
                        "",
                        "Logged out" + Way.PLATFORM.remark() + " after ten minutes without a request.");
            }
            return idle;
        });
    }
}
