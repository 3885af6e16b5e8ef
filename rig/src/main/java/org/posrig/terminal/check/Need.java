package org.posrig.terminal.check;

import java.util.List;
import org.posrig.terminal.TerminalProfile;

/**
 * Flows, screens and starts that the shipped steps and the rig's own ways ask a profile for, by name.
 *
 * @param capability only terminals that have it need them; empty for every terminal
 */
public record Need(String capability, List<String> flows, List<String> screens, List<String> starts) {

    private static final String ALWAYS = "";

    /** Terminals whose receipts the profile describes. */
    private static final String PRINTER = "printer";

    /** A bench with a code scanner at the terminal; a profile cannot know it. */
    static final String SCANNER = "scanner";

    /**
     * Flows that leave something behind in the terminal, in the order in which they may be tried one after the other: the last one makes
     * the next login another.
     */
    public static final List<String> LASTING = List.of("settle", "download-parameters", "switch-two-factor");

    /** All of them; a test holds them against the names in the code of the steps. */
    public static final List<Need> ALL = List.of(
            new Need(ALWAYS, words("""
                            power-on log-in log-in-cashier log-out leave-login name-operator change-password
                            sign-in sign-off request-sale start-sale after-chip after-stripe
                            enter-pin mistype-pin enter-short-pin clear-and-enter-pin skip-pin decline-pin acknowledge
                            choose-void choose-refund choose-balance choose-pre-authorisation
                            choose-pre-authorisation-void choose-completion choose-completion-void
                            give-supervisor-password give-trace name-by-trace name-by-reference name-by-authorisation
                            enter-amount open-settlement confirm-settlement settle
                            """), words("""
                            login-operator login-wrong login-unknown login-locked idle not-signed-in
                            signed-in sign-in-failed signed-off pin processing read-error
                            approved declined wrong-pin tries-exceeded cancelled input-timeout
                            no-connection timeout bad-mac bad-reply password-changed
                            voided-before supervisor-wrong balance balance-owed
                            settlement-totals settled settled-balanced settled-uploaded settle-first
                            """), words("ready not-signed-in logged-out")),
            need("contactless", "after-contactless", ""),
            need("re-asked-pin", "", "pin-again"),
            need("pin-demanded-by-host", "", "online-pin"),
            need("remote-help", "ask-remote-help", "password-reset nothing-to-do reset-refused reset-waits"),
            need("restart-key", "restart", "restarting"),
            need(
                    "supervisor",
                    "add-operator remove-operator reset-operator",
                    "supervisor-menu operator-added operator-exists operator-removed"),
            need("backup-password", "set-backup-password", "backup-password-set backup-refused"),
            need("two-factor-login", "switch-two-factor enter-login-code", "two-factor-on login-code login-code-wrong"),
            need(
                    "password-rules",
                    "renew-aged-password",
                    "password-too-short password-too-simple password-unchanged password-aged"),
            need(
                    "key-injection",
                    "open-key-menu try-key-menu exit-menu",
                    "admin-menu key-menu key-menu-refused key-injected wrong-check-value"),
            need("parameter-download", "download-parameters exit-menu", "admin-menu parameters-taken"),
            need(PRINTER, "reprint", "paper-out"),
            need(SCANNER, "start-qr cancel-qr", "qr-waiting qr-timeout"));

    public Need {
        flows = List.copyOf(flows);
        screens = List.copyOf(screens);
        starts = List.copyOf(starts);
    }

    boolean concerns(TerminalProfile profile) {
        return capability.equals(ALWAYS)
                || capability.equals(SCANNER)
                || profile.capabilities().contains(capability)
                || capability.equals(PRINTER) && profile.receipt().isPresent();
    }

    private static Need need(String capability, String flows, String screens) {
        return new Need(capability, words(flows), words(screens), List.of());
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
