package org.posrig.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.host.service.ResetResult;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Navigator;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.StateLedger;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;
import org.posrig.terminal.Versions;

/**
 * Brings a terminal to where a scenario may begin: first what its ledger says is put right (passwords and locks by the ways a
 * merchant has, keys and pending reversals by a sign-in), then the way home.
 */
final class StartingState {

    private static final int CALLS = 3;

    private final Lane lane;
    private final Terminal terminal;
    private final StateLedger ledger;
    private final VersionsRead versions;
    private final Navigator navigator;

    StartingState(Lane lane, Terminal terminal, StateLedger ledger, VersionsRead versions) {
        this.lane = lane;
        this.terminal = terminal;
        this.ledger = ledger;
        this.versions = versions;
        this.navigator = new Navigator(terminal);
    }

    /**
     * @throws ScreenMismatch when a screen on the way does not come
     * @throws RigFault when keys do not lead there
     */
    void reach(String startName) {
        terminal.withdrawCard();
        debtsInOrder().forEach(this::putRight);
        versions.once(this::readVersions);
        goTo(startName, lane.usualValues());
    }

    private void goTo(String start, Map<String, Value> values) {
        if (!navigator.byKeys(start, values)) {
            throw new RigFault(
                    RigFault.Cause.TERMINAL_UNREACHABLE,
                    "It stands on " + navigator.standingInWords() + ".",
                    "See that the ways of '" + start + "' in "
                            + terminal.profile().file() + " name that screen.");
        }
    }

    // A terminal that does not tell its versions is no reason to leave it alone: a scenario of its own says so.
    private Optional<Versions> readVersions() {
        if (terminal.profile().versions().isEmpty()) {
            return Optional.empty();
        }
        try {
            goTo("ready", lane.usualValues());
            terminal.versionReading().show();
            return Optional.of(terminal.versionReading().read());
        } catch (ScreenMismatch e) {
            return Optional.empty();
        }
    }

    // The clock first, since passwords age by it; then the master key, under which remote resets come. The supervisor's
    // password is needed
    // for adding and removing operators, the administrator's for the parameters; who is not there has no password, and
    // nobody can sign in
    // who cannot log in. A batch is settled by a terminal that is signed in.
    private List<Debt> debtsInOrder() {
        return ledger.debts().stream()
                .sorted(Comparator.comparingInt(debt -> switch (debt) {
                    case Debt.Clock() -> 0;
                    case Debt.MasterKey() -> 1;
                    case Debt.PasswordOf(String role) -> isManager(role) ? 2 : 4;
                    case Debt.Removed(String role) -> 3;
                    case Debt.Added(String role) -> 3;
                    case Debt.Parameters() -> 5;
                    case Debt.SignIn() -> 6;
                    case Debt.Settlement() -> 7;
                }))
                .toList();
    }

    private void putRight(Debt debt) {
        switch (debt) {
            case Debt.Clock() -> lane.handInside(terminal).ifPresent(ControlDoor::setClockRight);
            case Debt.Removed(String role) -> bySupervisor("add-operator", role, "operator-added", "operator-exists");
            case Debt.Added(String role) -> bySupervisor("remove-operator", role, "operator-removed", "login-unknown");
            case Debt.PasswordOf(String role)
            when !lane.operators().operator(role).present() -> {
                // Gone with the operator.
            }
            case Debt.PasswordOf(String role) -> resetRemotely(role);
            case Debt.SignIn() -> {
                goTo("ready", lane.usualValues());
                terminal.perform("sign-in");
                terminal.await("signed-in");
            }
            case Debt.MasterKey() -> injectMasterKey();
            case Debt.Parameters() -> downloadParameters();
            case Debt.Settlement() -> {
                goTo("ready", lane.usualValues());
                terminal.perform("settle");
                terminal.await("settled");
            }
        }
        ledger.settle(debt);
    }

    private static boolean isManager(String role) {
        return !role.endsWith("cashier");
    }

    private void resetRemotely(String role) {
        Operators.Operator operator = lane.operators().operator(role);
        RegisteredTerminal registered = lane.registration(terminal);
        ResetResult result = lane.host()
                .service()
                .resetPassword(
                        registered.merchantNumber(),
                        registered.identity(),
                        registered.terminalNumber(),
                        operator.number(),
                        operator.password(Operators.DELIVERED).digits());
        if (!result.queued()) {
            throw new RigFault(
                    RigFault.Cause.HOST,
                    "Customer service refuses to give the " + role + " of " + terminal.name()
                            + " the delivered password: " + result + ".",
                    "See that the merchant and the terminal stand in the host's terminal file.");
        }
        goTo("logged-out", lane.usualValues());
        // The first answers of a host that has just started may take longer than the terminal waits.
        boolean fetched = false;
        for (int call = 1; call < CALLS && !fetched; call++) {
            fetched = fetches("password-reset", "timeout", "no-connection");
        }
        if (!fetched) {
            fetches("password-reset");
        }
    }

    private void injectMasterKey() {
        if (!lane.injectMasterKey(terminal, true)) {
            throw new RigFault(
                    RigFault.Cause.TERMINAL_UNREACHABLE,
                    terminal.name() + " holds a wrong master key, and this bench cannot inject the right one.",
                    "Have it injected by hand and take the debt out of the terminal's ledger.");
        }
    }

    private void downloadParameters() {
        Operators.Operator administrator = lane.operators().operator("administrator");
        goTo("logged-out", lane.usualValues());
        terminal.perform(
                "log-in",
                Map.of(
                        "operator", Value.open(administrator.number()),
                        "password", administrator.password(Operators.DELIVERED)));
        terminal.await("admin-menu");
        terminal.perform("download-parameters");
        terminal.await("parameters-taken");
    }

    private boolean fetches(String... outcomes) {
        terminal.perform("ask-remote-help");
        return terminal.profile().screen("password-reset").on(terminal.await(List.of(outcomes), List.of()));
    }

    // Either outcome is right: after a kill nobody knows whether the operator was there.
    private void bySupervisor(String flow, String role, String... outcomes) {
        Operators.Operator supervisor = lane.operators().operator("supervisor");
        Operators.Operator operator = lane.operators().operator(role);
        goTo("logged-out", lane.usualValues());
        terminal.perform(
                "log-in",
                Map.of(
                        "operator", Value.open(supervisor.number()),
                        "password", supervisor.password(Operators.DELIVERED)));
        terminal.await("supervisor-menu");
        terminal.perform(
                flow, Map.of("operator", Value.open(operator.number()), "new-password", operator.password("new")));
        terminal.await(List.of(outcomes), List.of());
    }
}
