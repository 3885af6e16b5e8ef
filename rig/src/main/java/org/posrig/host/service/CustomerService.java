package org.posrig.host.service;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.posrig.host.terminal.PendingReset;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.host.terminal.TerminalMemories;
import org.posrig.host.terminal.TerminalMemory;

/**
 * The acquirer's customer service of one lane: resets a terminal's passwords from afar once merchant number and identity are proven by
 * phone, papers at the branch or a texted code on the merchant platform, takes terminals out of service, and keeps an audit trail of
 * every attempt. Never repeats a password.
 */
public final class CustomerService {

    private final TerminalFile terminals;
    private final TerminalMemories memories;
    private final Supplier<Instant> now;
    private final Consumer<String> remarks;
    private final Consumer<String> secrets;
    private final MerchantPlatform platform;
    private final List<AuditEntry> trail = new CopyOnWriteArrayList<>();
    private final Set<String> withdrawn = new HashSet<>();

    /**
     * @param now host time of the lane
     * @param remarks told of every line of the audit trail
     * @param secrets told of every password and texted code before anything is done with it
     */
    public CustomerService(
            TerminalFile terminals,
            TerminalMemories memories,
            Supplier<Instant> now,
            Consumer<String> remarks,
            Consumer<String> secrets) {
        this.terminals = terminals;
        this.memories = memories;
        this.now = now;
        this.remarks = remarks;
        this.secrets = secrets;
        this.platform = new MerchantPlatform(this, now, secrets);
    }

    /** Where merchants reset passwords themselves, with a texted code. */
    public MerchantPlatform merchantPlatform() {
        return platform;
    }

    /**
     * Resets a password: the order is sealed and queued, and each reply to the terminal tells it to fetch something until it has
     * fetched and confirmed it.
     *
     * @param merchantNumber as the caller gives it
     * @param identity what the caller proves to be with
     * @param operator two digits; 99 is the administrator, 00 the supervisor
     * @param newPassword eight digits for 99, six for 00, four for operators
     */
    public ResetResult resetPassword(
            String merchantNumber, String identity, String terminalNumber, String operator, String newPassword) {
        Optional<String> refusal =
                merchantRefusal(merchantNumber, terminalNumber).or(() -> identityRefusal(identity, terminalNumber));
        return reset(Way.PHONE, refusal, terminalNumber, operator, newPassword);
    }

    /**
     * Resets a password at the branch, where somebody looks at the merchant's papers: they tell the merchant number too.
     *
     * @param identity what the papers say
     */
    public ResetResult resetAtBranch(String identity, String terminalNumber, String operator, String newPassword) {
        return reset(Way.BRANCH, identityRefusal(identity, terminalNumber), terminalNumber, operator, newPassword);
    }

    /** Queues a reset unless it is refused already or cannot be made; either way it is on record. */
    ResetResult reset(Way way, Optional<String> refused, String terminalNumber, String operator, String newPassword) {
        secrets.accept(newPassword);
        Optional<String> refusal = refused.or(() -> passwordRefusal(operator, newPassword));
        if (refusal.isPresent()) {
            audit(terminalNumber, operator, "Password reset refused" + way.remark() + ": " + refusal.get());
            return new ResetResult.Refused(refusal.get());
        }
        TerminalMemory memory = memories.of(terminalNumber).orElseThrow();
        PendingReset queued = memory.queueReset(operator, newPassword);
        audit(terminalNumber, operator, "Password reset number " + queued.sequence() + " queued" + way.remark() + ".");
        return new ResetResult.Queued(queued.sequence());
    }

    /**
     * Texts an operator with two-factor login the code that lets him in; it holds for half a minute of the lane's clock and a little
     * more.
     *
     * @param merchantNumber as the caller gives it
     * @param operator two digits
     * @return what his phone shows, a secret; empty (and on record) when the merchant number is not the terminal's
     */
    public Optional<String> textLoginCode(String merchantNumber, String terminalNumber, String operator) {
        Optional<String> refusal = merchantRefusal(merchantNumber, terminalNumber);
        if (refusal.isPresent()) {
            audit(terminalNumber, operator, "Login code refused: " + refusal.get());
            return Optional.empty();
        }
        String code = memories.of(terminalNumber).orElseThrow().loginCode(operator, now.get());
        secrets.accept(code);
        audit(terminalNumber, operator, "Login code texted.");
        return Optional.of(code);
    }

    /** The merchant number of an identity, for a merchant who has forgotten it; empty (and on record) for an unknown identity. */
    public Optional<String> merchantNumber(String identity) {
        Optional<String> found = terminals.terminalNumbers().stream()
                .flatMap(number -> terminals.terminal(number).stream())
                .filter(terminal -> terminal.identity().equals(identity))
                .map(RegisteredTerminal::merchantNumber)
                .findFirst();
        audit(
                "",
                "",
                found.isPresent()
                        ? "Merchant number found by identity."
                        : "Merchant number refused: unknown identity.");
        return found;
    }

    /** Takes a terminal out of service for this lane: it is answered 97 from now on. */
    public synchronized void withdrawTerminal(String terminalNumber) {
        withdrawn.add(terminalNumber);
        audit(terminalNumber, "", "Terminal taken out of service.");
    }

    public synchronized boolean withdrawn(String terminalNumber) {
        return withdrawn.contains(terminalNumber);
    }

    /** Everything that was asked of customer service in this lane, and what terminals made of it, in order. */
    public List<AuditEntry> auditTrail() {
        return List.copyOf(trail);
    }

    /** Puts a terminal's word on a reset on record. */
    public void confirmed(String terminalNumber, String operator, long sequence, int verdict) {
        audit(
                terminalNumber,
                operator,
                "Password reset number " + sequence
                        + switch (verdict) {
                            case 0 -> " applied by the terminal.";
                            case 1 -> " refused by the terminal: not authentic.";
                            case 2 -> " refused by the terminal: replayed.";
                            case 3 -> " refused by the terminal: no such operator.";
                            default -> " answered by the terminal with the unknown verdict " + verdict + ".";
                        });
    }

    /** Why a merchant number is not the terminal's, one sentence. */
    Optional<String> merchantRefusal(String merchantNumber, String terminalNumber) {
        Optional<RegisteredTerminal> terminal = terminals.terminal(terminalNumber);
        if (terminal.isEmpty() || memories.of(terminalNumber).isEmpty()) {
            return Optional.of("the terminal is not registered.");
        }
        return terminal.get().merchantNumber().equals(merchantNumber)
                ? Optional.empty()
                : Optional.of("the merchant number does not belong to the terminal.");
    }

    private Optional<String> identityRefusal(String identity, String terminalNumber) {
        Optional<RegisteredTerminal> terminal = terminals.terminal(terminalNumber);
        if (terminal.isEmpty() || memories.of(terminalNumber).isEmpty()) {
            return Optional.of("the terminal is not registered.");
        }
        return terminal.get().identity().equals(identity)
                ? Optional.empty()
                : Optional.of("the identity is not the merchant's.");
    }

    private static Optional<String> passwordRefusal(String operator, String newPassword) {
        if (!operator.matches("\\d{2}")) {
            return Optional.of("an operator number has two digits.");
        }
        int length = length(operator);
        return newPassword.matches("\\d{" + length + "}")
                ? Optional.empty()
                : Optional.of("the password of operator " + operator + " has " + length + " digits.");
    }

    private static int length(String operator) {
        return switch (operator) {
            case "99" -> 8;
            case "00" -> 6;
            default -> 4;
        };
    }

    /** Puts something on record; it must hold no secret. */
    void audit(String terminalNumber, String operator, String what) {
        trail.add(new AuditEntry(now.get(), terminalNumber, operator, what));
        String terminal = terminalNumber.isEmpty() ? "" : ", terminal " + terminalNumber;
        remarks.accept(
                "Customer service" + terminal + (operator.isEmpty() ? "" : ", operator " + operator) + ": " + what);
    }
}
