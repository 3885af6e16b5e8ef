package org.posrig.bench.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;

/** Asks line by line; an empty line takes the answer in brackets, a wrong one is asked for again. Answers may come from a script. */
public final class Questions {

    private final BufferedReader answers;
    private final PrintStream out;

    public Questions(BufferedReader answers, PrintStream out) {
        this.answers = answers;
        this.out = out;
    }

    public void tell(String line) {
        out.println(line);
    }

    /**
     * Asks until an answer fits.
     *
     * @param usual taken for an empty line; empty where there is none
     * @param mistake what is wrong with an answer, one sentence; empty for a right one
     * @throws BadInput when the answers end
     */
    public String ask(String question, String usual, Function<String, Optional<String>> mistake) {
        while (true) {
            out.print(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
            out.flush();
            String line = line(question).strip();
            String answer = line.isEmpty() ? usual : line;
            Optional<String> wrong = mistake.apply(answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            out.println(wrong.get());
        }
    }

    public String matching(String question, String usual, Pattern pattern, String words) {
        return ask(
                question,
                usual,
                answer -> pattern.matcher(answer).matches()
                        ? Optional.empty()
                        : Optional.of("That is to be " + words + "."));
    }

    public int number(String question, int usual, int least, int most) {
        return Integer.parseInt(ask(question, String.valueOf(usual), answer -> {
            boolean fits =
                    answer.matches("\\d{1,7}") && Integer.parseInt(answer) >= least && Integer.parseInt(answer) <= most;
            return fits
                    ? Optional.empty()
                    : Optional.of("That is to be a whole number from " + least + " to " + most + ".");
        }));
    }

    public boolean yes(String question, boolean usual) {
        String answer = ask(
                question,
                usual ? "yes" : "no",
                given -> given.toLowerCase(Locale.ROOT).matches("y|yes|n|no")
                        ? Optional.empty()
                        : Optional.of("That is to be yes or no."));
        return answer.toLowerCase(Locale.ROOT).startsWith("y");
    }

    private String line(String question) {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new BadInput("The answers ended at '" + question + "'; nothing was written.");
            }
            return line;
        } catch (IOException e) {
            throw new BadInput("The answer to '" + question + "' cannot be read (" + e.getMessage() + ").");
        }
    }
}
