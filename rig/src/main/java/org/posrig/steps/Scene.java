package org.posrig.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchView;
import org.posrig.bench.ControlDoor;
import org.posrig.bench.Lane;
import org.posrig.bench.Operators;
import org.posrig.bench.OutOfService;
import org.posrig.evidence.AllureScenario;
import org.posrig.evidence.Evidence;
import org.posrig.evidence.LaneRecorder;
import org.posrig.fault.RigFault;
import org.posrig.host.HostLane;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.issuer.Wallet;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Screen;
import org.posrig.terminal.SenseReading;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;

/**
 * What the steps of one scenario share: the lane they leased, the terminal they stand at, the card in hand. Made anew for every
 * scenario.
 */
public final class Scene implements AutoCloseable {

    private static final int KEPT_SCREENS = 500;

    private final BenchView bench = BenchOfRun.get();
    private Set<String> needs = Set.of();
    private Optional<Lane> lane = Optional.empty();
    private Optional<LaneRecorder> recorder = Optional.empty();
    private Optional<AllureScenario> report = Optional.empty();
    private final Map<Terminal, Long> shownBefore = new HashMap<>();
    private int at;
    private Optional<TestCard> card = Optional.empty();

    /** What the scenario's terminals must be able to do. */
    void needs(Set<String> capabilities) {
        needs = Set.copyOf(capabilities);
    }

    /**
     * Leases terminals and brings them to a start; called by the first step of a scenario that says what it needs.
     *
     * @throws TestAbortedException when the bench cannot give them: the scenario is skipped with the reason
     */
    void begin(int terminals, String start) {
        if (lane.filter(leased -> leased.terminals().size() < terminals).isPresent()) {
            close();
        }
        report = Optional.of(AllureScenario.ofThisStep());
        at = 0;
        Optional<RigFault> lost = Optional.empty();
        do {
            if (lane.isEmpty()) {
                lease(() -> bench.lease(terminals, needs), lost);
            }
            lost = startIn(lane(), start);
        } while (lost.isPresent());
        beginToLook();
    }

    /** Empty, or what has cost the lane a terminal: nothing of the scenario has begun, and another terminal may do. */
    private Optional<RigFault> startIn(Lane leased, String start) {
        try {
            leased.start(start);
            return Optional.empty();
        } catch (RigFault fault) {
            if (leased.outOfService().isEmpty()
                    || !bench.hasInService(leased.terminals().size(), needs)) {
                throw fault;
            }
            leased.giveUp();
            close();
            return Optional.of(fault);
        }
    }

    private void beginToLook() {
        lane().terminals()
                .forEach(terminal ->
                        terminal.screens().latest().ifPresent(screen -> shownBefore.put(terminal, screen.number())));
    }

    private void lease(Supplier<Lane> lease, Optional<RigFault> before) {
        try {
            Lane leased = lease.get();
            lane = Optional.of(leased);
            recorder = Optional.of(new LaneRecorder(bench.bench().timeline(), leased.name()));
        } catch (OutOfService e) {
            throw before.<RuntimeException>map(fault -> fault)
                    .orElseGet(() -> new TestAbortedException(e.getMessage()));
        }
    }

    /** Leases the terminal of that name and leaves it as it is; for bring-up, where no start of a profile need be right yet. */
    void take(String terminal) {
        close();
        lease(() -> bench.lease(terminal), Optional.empty());
        report = Optional.of(AllureScenario.ofThisStep());
        at = 0;
        beginToLook();
    }

    Lane lane() {
        return lane.orElseThrow(() -> new IllegalStateException(
                "A scenario begins by saying what it starts from, for example 'Given a terminal ready for sales'."));
    }

    Optional<Lane> leased() {
        return lane;
    }

    HostLane host() {
        return lane().host();
    }

    Terminal terminal() {
        return lane().terminals().get(at);
    }

    /** Writes down what the terminal may remember, before the step does it. */
    void owe(Debt debt) {
        lane().owe(terminal(), debt);
    }

    void goTo(int index) {
        terminal().withdrawCard();
        at = index;
    }

    TestCard card(ParameterTypes.CardName name) {
        return lane().cards().card(name.written());
    }

    TestCard cardInHand() {
        return card.orElseThrow(
                () -> new IllegalStateException("No card has been presented yet; say which card before its PIN."));
    }

    Wallet wallet(ParameterTypes.WalletName name) {
        return lane().cards().wallet(name.written());
    }

    Operators.Operator operator(ParameterTypes.Role role) {
        return lane().operators().operator(role.written());
    }

    void present(TestCard presented, CardReader.Way way) {
        bring(presented, way);
        terminal().perform("after-" + way.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Brings a card without going on to what the terminal asks then. */
    void bring(TestCard presented, CardReader.Way way) {
        card = Optional.of(presented);
        if (!terminal().takes(presented.name(), way)) {
            throw new TestAbortedException("The bench cannot bring the " + presented.name() + " card to "
                    + terminal().name() + " by " + way.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        terminal().withdrawCard();
        terminal().present(presented.name(), way);
    }

    /** The PIN of the card in hand, or one that differs from it in every digit. */
    Value pin(ParameterTypes.Pin which) {
        String right = cardInHand().pin();
        return lane().pin(which == ParameterTypes.Pin.RIGHT ? right : wrongPin(right));
    }

    static String wrongPin(String right) {
        return right.chars()
                .mapToObj(digit -> String.valueOf((digit - '0' + 1) % 10))
                .collect(Collectors.joining());
    }

    /** @throws TestAbortedException on a bench whose terminals nobody can reach into: the scenario is skipped with the reason */
    ControlDoor handInside() {
        return lane().handInside(terminal())
                .orElseThrow(() -> new TestAbortedException(
                        "This bench has no hand inside " + terminal().name() + ": stand-in benches only."));
    }

    /** @throws TestAbortedException where the bench has no such sense at the terminal: the scenario is skipped with the reason */
    SenseReading sense(String name) {
        return terminal()
                .senses()
                .filter(reading -> reading.names().contains(name))
                .orElseThrow(() -> new TestAbortedException("This bench has no sense '" + name + "' at "
                        + terminal().name() + "."));
    }

    /** Everything that the lane's terminals have shown since the scenario began, as far as it is kept. */
    List<Screen> screensShown() {
        return lane().terminals().stream()
                .flatMap(terminal -> terminal.screens().last(KEPT_SCREENS).stream()
                        .filter(screen -> screen.number() > shownBefore.getOrDefault(terminal, 0L)))
                .toList();
    }

    void await(String... screens) {
        terminal().await(List.of(screens), List.of());
    }

    /** Hangs everything that has happened in the lane on the scenario's result, once the displays are settled. */
    void keepEvidence() {
        List<Terminal> terminals = lane().terminals();
        terminals.forEach(Terminal::standing);
        report.ifPresent(result ->
                result.attach(Evidence.of(recorder.map(LaneRecorder::events).orElse(List.of()))));
    }

    /** Gives the lane back. */
    @Override
    public void close() {
        lane.ifPresent(Lane::close);
        recorder.ifPresent(LaneRecorder::close);
        recorder = Optional.empty();
        lane = Optional.empty();
    }
}
