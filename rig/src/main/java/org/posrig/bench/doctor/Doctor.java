package org.posrig.bench.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.Lane;
import org.posrig.bench.OutOfService;
import org.posrig.bench.UsualBench;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.PressCounts;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** Looks at a bench from the machine up: what a check needs that has failed below it is not looked at. */
public final class Doctor {

    private final BenchOpener opener;
    private final Machine machine;
    private final Consumer<Diagnosis.Row> told;
    private final List<Diagnosis.Row> rows = new ArrayList<>();

    /**
     * @param told hears of each result as it is there
     */
    public Doctor(BenchOpener opener, Machine machine, Consumer<Diagnosis.Row> told) {
        this.opener = opener.byHand();
        this.machine = machine;
        this.told = told;
    }

    /**
     * Looks at everything.
     *
     * @param state the folder that holds a folder for each bench
     * @param work for what the host and stand-ins write meanwhile
     * @throws RigFault when the bench is in use
     */
    public Diagnosis examine(Path state, Path work) {
        Needs needs = Needs.of(opener.file());
        ofMachine(machine, needs, state).forEach(check -> look(Diagnosis.MACHINE, check));
        look(
                Diagnosis.BENCH,
                new WearCheck(PressCounts.of(Bench.pressCounts(state, opener.file())), opener.file()::ratedLife));
        boolean portsThere = needs.ports().stream()
                .allMatch(port -> port.file().map(machine::has).orElse(true));
        if (portsThere) {
            bench(needs, state, work);
        } else {
            skip(Diagnosis.BENCH, List.of("relay boards", "terminals"), "a serial port is not there");
        }
        return new Diagnosis(opener.file().name(), rows);
    }

    /**
     * What is looked at without opening anything.
     *
     * @param place where results are written
     */
    public static List<Check> ofMachine(Machine machine, Needs needs, Path place) {
        List<Check> checks = new ArrayList<>(List.of(
                new ClockCheck(machine),
                new DiskCheck(place, Machine::freeBytes),
                new TemperatureCheck(machine),
                new VoltageCheck(machine),
                new GroupsCheck(machine, needs),
                new PiCheck(machine, needs),
                new LinesCheck(machine, needs),
                new BusCheck(machine, needs)));
        needs.ports().forEach(port -> checks.add(new PortCheck(machine, port)));
        checks.add(new LatencyCheck(machine, needs));
        return List.copyOf(checks);
    }

    private void bench(Needs needs, Path state, Path work) {
        long began = System.nanoTime();
        Bench bench;
        try {
            bench = opener.open(state, work, new Timeline(new Secrets()));
        } catch (RigFault fault) {
            if (fault.kind() == RigFault.Cause.TERMINAL_UNREACHABLE) {
                throw fault;
            }
            boolean relays = fault.kind() == RigFault.Cause.RELAY_BOARD;
            add(Diagnosis.BENCH, relays ? "relay boards" : "bench opens", failed(fault), began);
            skip(Diagnosis.BENCH, List.of("terminals"), "the bench does not open");
            return;
        }
        try (bench) {
            add(
                    Diagnosis.BENCH,
                    "relay boards",
                    Finding.pass(
                            needs.boards().stream().map(BoardDescription::name).collect(Collectors.joining(", "))
                                    + " obey, all contacts are open"),
                    began);
            opener.file().terminals().forEach(part -> terminal(bench, part));
        }
    }

    private void terminal(Bench bench, BenchFile.TerminalPart part) {
        long began = System.nanoTime();
        Lane lane;
        try {
            lane = bench.lease(part.name());
        } catch (RigFault fault) {
            add(part.name(), "display line", failed(fault), began);
            return;
        } catch (OutOfService reason) {
            add(part.name(), "display line", Finding.fail(reason.getMessage(), "See to its plug."), began);
            return;
        }
        try (lane) {
            examine(new Patient(lane, part));
        } catch (RigFault fault) {
            add(part.name(), "left as found", failed(fault), System.nanoTime());
        }
    }

    private void examine(Patient patient) {
        String name = patient.part().name();
        List<Check> display = List.of(new BytesCheck(patient), new CharsetCheck(patient), new ProtocolCheck(patient));
        KeysCheck keys = new KeysCheck(patient);
        List<Check> others = List.of(new HostCheck(patient), new CardsCheck(patient), new PowerCheck(patient));
        for (int i = 0; i < display.size(); i++) {
            if (look(name, display.get(i)) == Finding.Status.FAIL && i != 1) {
                List<String> left = new ArrayList<>(display.subList(i + 1, display.size()).stream()
                        .map(Check::name)
                        .toList());
                left.add(keys.name());
                left.addAll(others.stream().map(Check::name).toList());
                skip(name, left, "its display cannot be read");
                return;
            }
        }
        Finding.Status pressed = look(name, keys);
        if (pressed == Finding.Status.FAIL) {
            skip(
                    name,
                    others.stream().map(Check::name).toList(),
                    keys.stuck() ? "a key sticks, so no other counts" : "not all keys can be trusted");
            return;
        }
        others.forEach(check -> look(name, check));
    }

    private Finding.Status look(String where, Check check) {
        long began = System.nanoTime();
        Finding finding;
        try {
            finding = check.look();
        } catch (RigFault fault) {
            finding = failed(fault);
        } catch (ScreenMismatch mismatch) {
            finding = Finding.fail(
                    Optional.ofNullable(mismatch.getMessage())
                            .orElse("")
                            .lines()
                            .findFirst()
                            .orElse(""),
                    "See what the display shows by '"
                            + UsualBench.toType("press KEY", opener.file(), where)
                            + "', and that the profile says the same.");
        }
        add(where, check.name(), finding, began);
        return finding.status();
    }

    private void skip(String where, List<String> checks, String why) {
        checks.forEach(check -> add(where, check, Finding.skipped(why), System.nanoTime()));
    }

    private void add(String where, String check, Finding finding, long began) {
        Diagnosis.Row row = new Diagnosis.Row(where, check, finding, Duration.ofNanos(System.nanoTime() - began));
        rows.add(row);
        told.accept(row);
    }

    private static Finding failed(RigFault fault) {
        String sentence = Optional.ofNullable(fault.getMessage()).orElse("");
        return Finding.fail(
                sentence.substring(
                                0, Math.max(0, sentence.length() - fault.hint().length()))
                        .strip()
                        .replaceFirst("\\.$", ""),
                fault.hint());
    }
}
