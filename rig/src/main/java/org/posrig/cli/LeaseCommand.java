package org.posrig.cli;

import java.io.PrintStream;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.lease.BenchLease;
import org.posrig.bench.lease.LeaseBook;
import org.posrig.bench.lease.LeaseEnd;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig lease}. */
@CommandLine.Command(
        name = "lease",
        description =
                "Keeps a bench for one owner: runs of anybody else, and commands of anybody else that move its relays, are refused with"
                        + " exit code 3. 'posrig safe' never is. A lease whose time is over still holds until it is broken by its owner's name.",
        mixinStandardHelpOptions = true,
        subcommands = {LeaseCommand.Take.class, LeaseCommand.Release.class, LeaseCommand.Show.class})
final class LeaseCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new BadInput("posrig lease: say 'take', 'release' or 'show'.");
    }

    private static LeaseBook book(BenchNamed bench) {
        return LeaseBook.of(RunRequest.stateFolder(Posrig.home()), bench.name());
    }

    /** {@code posrig lease take}. */
    @CommandLine.Command(
            name = "take",
            description =
                    "Takes the bench, or changes end and reason of one's own lease. A run that is under way goes on.",
            mixinStandardHelpOptions = true)
    static final class Take implements Callable<Integer> {

        @CommandLine.Mixin
        private BenchNamed bench = new BenchNamed();

        @CommandLine.Mixin
        private OwnerChoice owner = new OwnerChoice();

        @CommandLine.Option(
                names = "--until",
                paramLabel = "WHEN",
                description =
                        "When you mean to be done: 07:00, '2026-11-23 07:00', or a length such as 8h; without it there is no end.")
        private @Nullable String until;

        @CommandLine.Option(names = "--why", paramLabel = "TEXT", description = "What for, one line.")
        private String why = "";

        @Override
        public Integer call() {
            PrintStream out = System.out;
            LeaseBook book = book(bench);
            BenchLease lease = book.take(
                    owner.owner().name(),
                    Optional.ofNullable(until)
                            .map(text ->
                                    LeaseEnd.parse(text, ZonedDateTime.now()).toInstant()),
                    why);
            out.println("The bench " + bench.name() + " is leased to " + book.told(lease));
            return 0;
        }
    }

    /** {@code posrig lease release}. */
    @CommandLine.Command(
            name = "release",
            description = "Gives the bench back; with another owner's name it breaks that owner's lease.",
            mixinStandardHelpOptions = true)
    static final class Release implements Callable<Integer> {

        @CommandLine.Mixin
        private BenchNamed bench = new BenchNamed();

        @CommandLine.Mixin
        private OwnerChoice owner = new OwnerChoice();

        @Override
        public Integer call() {
            PrintStream out = System.out;
            LeaseBook book = book(bench);
            Optional<BenchLease> released = book.release(owner.owner().name());
            out.println(released.map(lease ->
                            "The bench " + bench.name() + " is free again. It was leased to " + book.told(lease))
                    .orElse("The bench " + bench.name() + " is not leased."));
            return 0;
        }
    }

    /** {@code posrig lease show}. */
    @CommandLine.Command(name = "show", description = "Tells who has the bench.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @CommandLine.Mixin
        private BenchNamed bench = new BenchNamed();

        @Override
        public Integer call() {
            PrintStream out = System.out;
            LeaseBook book = book(bench);
            out.println(book.current()
                    .map(lease -> "The bench " + bench.name() + " is leased to " + book.told(lease))
                    .orElse("The bench " + bench.name() + " is not leased."));
            return 0;
        }
    }
}
