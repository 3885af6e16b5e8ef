package org.posrig.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.TemporaryFolder;
import org.posrig.bench.byhand.ByHand;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Nearest;
import picocli.CommandLine;

/** Which terminal of which bench, and from where, for commands by hand. */
final class AtTerminal {

    @CommandLine.Mixin
    private BenchChoice bench = new BenchChoice();

    @CommandLine.Mixin
    private OwnerChoice owner = new OwnerChoice();

    @CommandLine.Option(
            names = "--terminal",
            paramLabel = "T",
            description = "The terminal, by its name in the bench file; default the first.")
    private @Nullable String terminal;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "START",
            description =
                    "Brings the terminal to a start of its profile first, such as 'ready'. Without it a terminal stays as it stands;"
                            + " a stand-in, which begins anew with each command, is switched on.")
    private @Nullable String from;

    /**
     * Opens the bench, lets the hand work, and opens all contacts.
     *
     * @param before what is to be checked before anything moves
     */
    void with(Consumer<Chosen> before, java.util.function.BiConsumer<Chosen, ByHand> work) {
        Chosen chosen = chosen();
        before.accept(chosen);
        try (TemporaryFolder folder = TemporaryFolder.make();
                ByHand hand = ByHand.open(
                        chosen.opener(),
                        chosen.part().name(),
                        Optional.ofNullable(from),
                        RunRequest.stateFolder(Posrig.home()),
                        folder.path(),
                        System.out)) {
            work.accept(chosen, hand);
        }
    }

    private Chosen chosen() {
        BenchOpener opener = BenchOpener.check(bench.file()).as(owner.owner());
        BenchFile.TerminalPart part = ByHand.part(opener.file(), Optional.ofNullable(terminal));
        TerminalProfile profile = part.profile();
        Optional.ofNullable(from)
                .filter(start -> !profile.starts().containsKey(start))
                .ifPresent(start -> {
                    throw new BadInput("--from: " + profile.file() + " has no start '" + start + "'"
                            + Nearest.to(start, profile.starts().keySet())
                                    .map(near -> ", did you mean '" + near + "'?")
                                    .orElse("; it has "
                                            + String.join(
                                                    ", ",
                                                    profile.starts().keySet().stream()
                                                            .sorted()
                                                            .toList())
                                            + "."));
                });
        return new Chosen(opener, part);
    }

    /** What was chosen, read and checked, before anything is opened. */
    record Chosen(BenchOpener opener, BenchFile.TerminalPart part) {}
}
