package org.posrig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.steps.Actor;
import org.posrig.steps.Catalogue;
import org.posrig.steps.Vocabulary;
import picocli.CommandLine;

/** {@code posrig steps}: the vocabulary, to look up while writing a feature. */
@CommandLine.Command(
        name = "steps",
        description =
                "Lists the steps that features are written with, by role, in English and Chinese, each with a sentence and an example.",
        mixinStandardHelpOptions = true)
final class StepsCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "WORD",
            description = "Only steps whose role, wording or sentence holds it, such as 'reversal' or '密码'.")
    private @Nullable String word;

    @CommandLine.Option(
            names = "--markdown",
            description = "Writes the page features/STEPS.md: ./posrig steps --markdown > features/STEPS.md")
    private boolean markdown;

    @Override
    public Integer call() {
        Vocabulary vocabulary = Vocabulary.read();
        Catalogue catalogue = Catalogue.of(vocabulary);
        List<Catalogue.Entry> entries = word == null ? catalogue.entries() : catalogue.holding(word);
        if (entries.isEmpty()) {
            throw new BadInput("No step speaks of '" + word + "'; the nearest are: "
                    + vocabulary.nearest(word == null ? "" : word, 3).stream()
                            .map(near -> "'" + near + "'")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        (markdown ? page(entries) : listing(entries)).forEach(System.out::println);
        return 0;
    }

    private static List<String> listing(List<Catalogue.Entry> entries) {
        List<String> lines = new ArrayList<>();
        for (Actor actor : Actor.values()) {
            List<Catalogue.Entry> own = of(actor, entries);
            if (own.isEmpty()) {
                continue;
            }
            lines.add((lines.isEmpty() ? "" : "\n") + actor.heading());
            for (Catalogue.Entry entry : own) {
                lines.add("");
                wordings(entry).forEach(wording -> lines.add("  " + wording.expression()));
                lines.add("      " + entry.sentence());
                wordings(entry).forEach(wording -> lines.add("      | " + wording.line()));
            }
        }
        return lines;
    }

    private static List<String> page(List<Catalogue.Entry> entries) {
        List<String> lines = new ArrayList<>(List.of(
                "# The steps",
                "",
                "All steps that features are written with, by role, in English and in Chinese. `./posrig steps WORD` looks one up.",
                "This page is written by `./posrig steps --markdown > features/STEPS.md`; a test holds it true."));
        for (Actor actor : Actor.values()) {
            List<Catalogue.Entry> own = of(actor, entries);
            if (own.isEmpty()) {
                continue;
            }
            lines.addAll(List.of("", "## " + actor.heading(), ""));
            for (Catalogue.Entry entry : own) {
                lines.add("- "
                        + wordings(entry)
                                .map(wording -> "**`" + wording.expression() + "`**")
                                .collect(Collectors.joining(" · "))
                        + "  ");
                lines.add("  " + entry.sentence() + "  ");
                lines.add("  "
                        + wordings(entry)
                                .map(wording -> "`" + wording.line() + "`")
                                .collect(Collectors.joining(" · ")));
            }
        }
        return lines;
    }

    private static Stream<Catalogue.Wording> wordings(Catalogue.Entry entry) {
        return Stream.concat(entry.english().stream(), entry.chinese().stream());
    }

    private static List<Catalogue.Entry> of(Actor actor, List<Catalogue.Entry> entries) {
        return entries.stream().filter(entry -> entry.actor() == actor).toList();
    }
}
