package org.posrig.bench.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posrig.bench.Lane;
import org.posrig.bench.Operators;
import org.posrig.fault.RigFault;
import org.posrig.terminal.NamedScreen;
import org.posrig.terminal.Navigator;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.Start;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.TerminalProfile;
import org.posrig.terminal.Value;
import org.posrig.terminal.check.FlowFacts;
import org.posrig.terminal.check.Need;

/**
 * Goes to every start from every other, from a power cut and from every login, and does every flow that begins where one of these
 * leads and needs neither a card nor a value of a scenario's. Flows that leave something behind are done on stand-ins only.
 */
public final class ProfileWalk {

    private static final int MOVES = 12;
    private static final String LOG_IN = "log-in";

    private final Lane lane;
    private final Terminal terminal;
    private final TerminalProfile profile;
    private final FlowFacts facts;
    private final Navigator navigator;
    private final Differences differences;
    private final boolean standIn;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> walked = new TreeSet<>();
    private final Map<String, Set<String>> left = new TreeMap<>();
    private final Map<Origin, String> leadsTo = new LinkedHashMap<>();
    private final Set<Origin> shut = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /** @param lane a lane of one terminal */
    public ProfileWalk(Lane lane) {
        this.lane = lane;
        this.terminal = lane.terminals().getFirst();
        this.profile = terminal.profile();
        this.facts = new FlowFacts(profile);
        this.navigator = new Navigator(terminal);
        this.differences = new Differences(profile);
        this.standIn = lane.handInside(terminal).isPresent();
        values.putAll(lane.usualValues());
        values.put("amount", Value.amount(100));
    }

    /** @throws RigFault when the rig itself, not the terminal, is at fault */
    public Outcome walk() {
        List<Origin> origins = origins();
        for (String target : new TreeSet<>(profile.starts().keySet())) {
            origins.stream()
                    .filter(origin -> !origin.equals(new Origin.AtStart(target)))
                    .forEach(origin -> goTo(profile.start(target), origin));
        }
        inOrder().forEach(this::flow);
        left.values().forEach(flows -> flows.removeAll(walked));
        left.values().removeIf(Set::isEmpty);
        differences.seen(terminal.screens().last(Integer.MAX_VALUE));
        return new Outcome(terminal.name(), differences.told(), Set.copyOf(walked), left);
    }

    private List<Origin> origins() {
        List<Origin> origins = new ArrayList<>();
        new TreeSet<>(profile.starts().keySet()).forEach(name -> origins.add(new Origin.AtStart(name)));
        origins.add(new Origin.PowerCut());
        if (profile.flows().containsKey(LOG_IN)) {
            lane.operators().byName().values().stream()
                    .filter(Operators.Operator::present)
                    .map(Operators.Operator::role)
                    .sorted()
                    .forEach(role -> origins.add(new Origin.LoggedIn(role)));
        }
        return origins;
    }

    private List<String> inOrder() {
        List<String> flows = new ArrayList<>(profile.flows().keySet());
        flows.sort(java.util.Comparator.comparingInt((String flow) -> lasting(flow))
                .thenComparingInt(flow -> profile.places()
                        .of("flows", flow)
                        .map(org.posrig.yaml.Place::line)
                        .orElse(0)));
        return flows;
    }

    private int lasting(String flow) {
        return facts.everythingRunBy(flow).stream()
                .mapToInt(Need.LASTING::indexOf)
                .max()
                .orElse(-1);
    }

    // The way home of the navigator, step by step, so that a way that it would recover from is told.
    private void goTo(Start start, Origin origin) {
        if (isKnownToFail(start, origin) || !at(origin)) {
            return;
        }
        for (int move = 0; move < MOVES; move++) {
            Optional<NamedScreen> here = standing();
            if (here.filter(screen -> screen.name().equals(start.screen())).isPresent()) {
                return;
            }
            Optional<String> way = here.map(screen -> start.ways().get(screen.name()));
            if (way.isEmpty()) {
                terminal.press(profile.leave());
                terminal.screens().await(screen -> true, profile.timing().screen());
            } else if (failed.contains(way.get()) || !does(way.get(), origin)) {
                return;
            }
        }
        differences.unreached(
                start.name(),
                origin,
                terminal.screens()
                        .latest()
                        .map(screen -> "\"" + screen.text().replace("\n", " | ") + "\"")
                        .orElse("nothing"));
    }

    private boolean isKnownToFail(Start start, Origin origin) {
        return leadsTo.containsKey(origin) && failed.contains(start.ways().getOrDefault(leadsTo.get(origin), ""));
    }

    private void flow(String flow) {
        Set<String> begins = facts.beginsOn(flow);
        Set<String> types = new TreeSet<>(facts.types(flow));
        types.removeAll(values.keySet());
        if (walked.contains(flow) || begins.isEmpty()) {
            return;
        }
        Optional<Origin> from = leadsTo.entrySet().stream()
                .filter(entry -> begins.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (!types.isEmpty()) {
            leave("it types " + String.join(", ", types), flow);
        } else if (!standIn && (lasting(flow) >= 0 || isOnesOwn(flow))) {
            leave("it may leave something behind in a real terminal", flow);
        } else if (from.isEmpty()) {
            leave("no start and no login leads to " + String.join(" or ", begins), flow);
        } else if (at(from.get())) {
            does(flow, from.get());
        }
    }

    private static boolean isOnesOwn(String flow) {
        return Need.ALL.stream().noneMatch(need -> need.flows().contains(flow));
    }

    private void leave(String reason, String flow) {
        left.computeIfAbsent(reason, unused -> new TreeSet<>()).add(flow);
    }

    private boolean does(String flow, Origin from) {
        try {
            terminal.perform(flow, values);
            walked.addAll(facts.everythingRunBy(flow));
            return true;
        } catch (ScreenMismatch e) {
            differences.met(flow, from, e);
            failed.add(flow);
            return false;
        } finally {
            differences.seen(terminal.screens().sinceAction());
        }
    }

    /** Brings the terminal to an origin; false where it cannot be brought there, which is told once. */
    private boolean at(Origin origin) {
        if (shut.contains(origin)) {
            return false;
        }
        try {
            switch (origin) {
                case Origin.AtStart(String name) -> navigator.goTo(name, values);
                case Origin.PowerCut() -> {
                    terminal.cutPower();
                    terminal.restorePower();
                }
                case Origin.LoggedIn(String role) -> logIn(role);
            }
            standing().ifPresent(screen -> leadsTo.putIfAbsent(origin, screen.name()));
            return true;
        } catch (ScreenMismatch e) {
            differences.met(LOG_IN, origin, e);
            shut.add(origin);
            return false;
        } catch (RigFault e) {
            if (e.kind() != RigFault.Cause.TERMINAL_UNREACHABLE) {
                throw e;
            }
            differences.unreachable(origin, e.getMessage());
            shut.add(origin);
            return false;
        }
    }

    private void logIn(String role) {
        navigator.goTo("logged-out", values);
        Operators.Operator operator = lane.operators().operator(role);
        Map<String, Value> login = new HashMap<>(values);
        login.put("operator", Value.open(operator.number()));
        login.put("password", operator.password(Operators.DELIVERED));
        terminal.perform(LOG_IN, login);
        walked.addAll(facts.everythingRunBy(LOG_IN));
        // The echo of the password may still be on its way when the last key is pressed: it is not where the login
        // leads to.
        Set<String> before = facts.passes(LOG_IN);
        terminal.screens()
                .await(
                        screen -> profile.identify(screen)
                                .filter(named -> !before.contains(named.name()))
                                .isPresent(),
                        profile.timing().screen());
    }

    private Optional<NamedScreen> standing() {
        return terminal.screens().latest().isEmpty()
                ? profile.screens().values().stream()
                        .filter(screen -> screen.alternatives().stream().anyMatch(List::isEmpty))
                        .findFirst()
                : terminal.standing();
    }
}
