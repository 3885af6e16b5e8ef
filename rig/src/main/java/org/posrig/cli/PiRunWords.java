package org.posrig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.posrig.bench.emulated.Representative;
import picocli.CommandLine;

/** The words of {@code posrig run} that are handed to the emulated Pi, read as that command itself will read them there. */
final class PiRunWords {

    private PiRunWords() {}

    /**
     * These words, or with them the tags of what runs where they choose nothing.
     *
     * @throws CommandLine.ParameterException when {@code posrig run} would not take them
     */
    static List<String> whole(List<String> words) {
        CommandLine.ParseResult parsed = new CommandLine(new RunCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.toArray(String[]::new));
        boolean chosen = !parsed.matchedPositionals().isEmpty()
                || Stream.of("--tags", "--resume", "--fixtures").anyMatch(parsed::hasMatchedOption);
        List<String> whole = new ArrayList<>(words);
        if (!chosen) {
            whole.addAll(List.of("--tags", Representative.TAGS));
        }
        return whole;
    }
}
