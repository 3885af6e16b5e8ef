package org.posrig.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posrig.bench.BenchFile;
import org.posrig.bench.ServiceBook;
import org.posrig.bench.byhand.ByHand;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig out-of-service}. */
@CommandLine.Command(
        name = "out-of-service",
        description =
                "Lists the terminals of a bench that no run gets, who has put them out of service, since when and why.",
        mixinStandardHelpOptions = true,
        subcommands = {OutOfServiceCommand.Take.class, OutOfServiceCommand.Release.class})
final class OutOfServiceCommand implements Callable<Integer> {

    private static final int LONGEST = 200;

    @CommandLine.Mixin
    private BenchNamed bench = new BenchNamed();

    @Override
    public Integer call() {
        PrintStream out = System.out;
        Map<String, ServiceBook.Entry> entries = book(bench).entries();
        entries.forEach((terminal, entry) -> out.println(told(terminal, entry)));
        if (entries.isEmpty()) {
            out.println("All terminals of the bench " + bench.name() + " are in service.");
        }
        return 0;
    }

    /** {@code T1, by alice since 2026-11-22 15:58: the glass is cracked}. */
    static String told(String terminal, ServiceBook.Entry entry) {
        return terminal + ", " + whose(entry);
    }

    private static String whose(ServiceBook.Entry entry) {
        return "by " + (entry.byDoctor() ? "the doctor" : entry.by())
                + entry.since().map(since -> " since " + minute(since)).orElse("") + ": " + entry.reason();
    }

    /** A moment by this machine's clock. */
    static String minute(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(moment.atZone(ZoneId.systemDefault()));
    }

    private static ServiceBook book(BenchNamed bench) {
        return new ServiceBook(RunRequest.stateFolder(Posrig.home()).resolve(bench.name()));
    }

    /** {@code posrig out-of-service take}. */
    @CommandLine.Command(
            name = "take",
            description =
                    "Puts a terminal out of service, until it is released; a doctor that passes does not bring it back. A run that is under"
                            + " way has chosen its terminals already and need not notice.",
            mixinStandardHelpOptions = true)
    static final class Take implements Callable<Integer> {

        @CommandLine.Mixin
        private BenchNamed bench = new BenchNamed();

        @CommandLine.Mixin
        private OwnerChoice owner = new OwnerChoice();

        @CommandLine.Parameters(paramLabel = "TERMINAL", description = "Its name in the bench file.")
        private String terminal = "";

        @CommandLine.Option(
                names = "--why",
                paramLabel = "TEXT",
                required = true,
                description = "What is wrong with it, one line.")
        private String why = "";

        @Override
        public Integer call() {
            if (why.isBlank() || why.length() > LONGEST || why.chars().anyMatch(Character::isISOControl)) {
                throw new BadInput("--why: a reason is one line of 1 to " + LONGEST + " characters.");
            }
            BenchFile file = bench.file()
                    .orElseThrow(() ->
                            new BadInput("--bench: name the bench's file here, in which its terminals are named."));
            String name = ByHand.part(file, Optional.of(terminal)).name();
            ServiceBook book = book(bench);
            book.take(name, why, owner.owner().name());
            PrintStream out = System.out;
            out.println("Out of service: " + told(name, book.entries().get(name)));
            out.println("Runs from now on leave it out; one that is under way need not notice.");
            return 0;
        }
    }

    /** {@code posrig out-of-service release}. */
    @CommandLine.Command(
            name = "release",
            description = "Brings a terminal back into service, whoever has put it out.",
            mixinStandardHelpOptions = true)
    static final class Release implements Callable<Integer> {

        @CommandLine.Mixin
        private BenchNamed bench = new BenchNamed();

        @CommandLine.Parameters(paramLabel = "TERMINAL", description = "Its name in the bench file.")
        private String terminal = "";

        @Override
        public Integer call() {
            PrintStream out = System.out;
            Optional<ServiceBook.Entry> released = book(bench).release(terminal);
            if (released.isEmpty()) {
                bench.file().ifPresent(file -> ByHand.part(file, Optional.of(terminal)));
            }
            out.println(
                    released.map(entry -> "In service again: " + terminal + ". It was out of service " + whose(entry))
                            .orElse(terminal + " is not out of service."));
            return 0;
        }
    }
}
