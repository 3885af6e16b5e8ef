package org.posrig.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.BenchFile;
import org.posrig.fault.BadInput;
import org.posrig.terminal.CardReader;
import org.posrig.yaml.Nearest;
import picocli.CommandLine;

/** {@code posrig card}. */
@CommandLine.Command(
        name = "card",
        description =
                "Brings a card to a terminal by hand and shows its display. The card stays until Enter is pressed here: when the command ends,"
                        + " all contacts are open.",
        mixinStandardHelpOptions = true)
final class CardCommand implements Callable<Integer> {

    private static final String OUT = "out";

    /** The ways as people say them. */
    enum By {
        CHIP(CardReader.Way.CHIP),
        TAP(CardReader.Way.CONTACTLESS),
        SWIPE(CardReader.Way.STRIPE);

        private final CardReader.Way way;

        By(CardReader.Way way) {
            this.way = way;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @CommandLine.Mixin
    private AtTerminal at = new AtTerminal();

    @CommandLine.Parameters(
            paramLabel = "NAME|out",
            arity = "1..*",
            description = "The card by its name in the bench file; out: no card.")
    private List<String> words = List.of();

    @CommandLine.Option(
            names = "--way",
            paramLabel = "chip|tap|swipe",
            description = "How it comes; default the first of these that is wired for it.")
    private @Nullable By by;

    @Override
    public Integer call() {
        String name = String.join(" ", words);
        at.with(
                chosen -> {
                    if (!name.equals(OUT)) {
                        way(chosen.part(), name);
                    }
                },
                (chosen, hand) -> {
                    if (name.equals(OUT)) {
                        System.out.println("No card is at " + chosen.part().name() + ": all contacts are open.");
                    } else {
                        hand.card(name, way(chosen.part(), name));
                        Pause.untilEnter("The card stays until Enter.");
                    }
                });
        return 0;
    }

    private CardReader.Way way(BenchFile.TerminalPart part, String name) {
        Set<String> known =
                part.cards().stream().map(BenchFile.CardPart::card).collect(Collectors.toCollection(TreeSet::new));
        BenchFile.CardPart card = part.cards().stream()
                .filter(fitted -> fitted.card().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("No card '" + name + "' lies at " + part.name()
                        + Nearest.to(name, known)
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse(
                                        known.isEmpty()
                                                ? "; none does."
                                                : "; there are " + String.join(", ", known) + ".")));
        List<By> wired = List.of(By.values()).stream()
                .filter(way -> card.channels().containsKey(way.way))
                .toList();
        return Optional.ofNullable(by)
                .or(() -> wired.stream().findFirst())
                .filter(wired::contains)
                .map(way -> way.way)
                .orElseThrow(() -> new BadInput("The card '" + name + "' cannot come to " + part.name()
                        + (by == null ? "" : " by " + by) + "; wired for it: "
                        + (wired.isEmpty()
                                ? "nothing."
                                : wired.stream().map(By::toString).collect(Collectors.joining(", ")) + ".")));
    }
}
