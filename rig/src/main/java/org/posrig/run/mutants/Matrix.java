package org.posrig.run.mutants;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.posrig.bench.StandInDefect;

/** Which defect was caught by which scenario. */
public final class Matrix {

    private final List<StandInDefect> defects;
    private final List<Finding> findings;

    /** @param findings one for each defect, in the same order */
    Matrix(List<StandInDefect> defects, List<Finding> findings) {
        this.defects = List.copyOf(defects);
        this.findings = List.copyOf(findings);
    }

    /** How many findings are of a kind. */
    public long count(Class<? extends Finding> kind) {
        return findings.stream().filter(kind::isInstance).count();
    }

    /** Exit code: 0 all caught, 1 any escaped, 3 any unclear. */
    public int exitCode() {
        if (count(Finding.Escaped.class) > 0) {
            return 1;
        }
        return count(Finding.Unclear.class) > 0 ? 3 : 0;
    }

    /** A finding in a line or two, with the first line of the message. */
    static String told(Finding finding) {
        return switch (finding) {
            case Finding.Caught(String defect, boolean ownLine, String scenario, String place, String message) ->
                " ✓ caught   " + defect + " by '" + scenario + "'" + (ownLine ? "" : " (of another line)")
                        + System.lineSeparator() + "              " + message;
            case Finding.Escaped(String defect, int scenarios) ->
                " ✗ escaped  " + defect + ": " + scenarios + " scenarios passed in spite of it";
            case Finding.Unclear(String defect, String reason) -> " ! unclear  " + defect + ": " + reason;
        };
    }

    public void summary(PrintStream out) {
        out.printf(
                "%n%d defect%s: %d caught, %d escaped, %d unclear%n",
                findings.size(),
                findings.size() == 1 ? "" : "s",
                count(Finding.Caught.class),
                count(Finding.Escaped.class),
                count(Finding.Unclear.class));
        findings.stream()
                .filter(finding -> !(finding instanceof Finding.Caught))
                .forEach(finding -> out.println(told(finding)));
    }

    /** The matrix as a Markdown table, in the order of the lines. */
    public void markdown(PrintStream out) {
        out.println("| line | defect | what the terminal does wrong | caught by |");
        out.println("|---|---|---|---|");
        IntStream.range(0, defects.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> defects.get(i).line().charAt(0))
                        .thenComparing(
                                i -> Integer.parseInt(defects.get(i).line().substring(1))))
                .forEach(i -> out.println(row(defects.get(i), findings.get(i))));
    }

    private static String row(StandInDefect defect, Finding finding) {
        return "| " + defect.line() + " | " + defect.name() + " | " + defect.sentence() + " | " + cell(finding) + " |";
    }

    private static String cell(Finding finding) {
        return switch (finding) {
            case Finding.Caught caught -> caught.scenario() + (caught.ownLine() ? "" : " (of another line)");
            case Finding.Escaped(String defect, int scenarios) -> "*escaped* (" + scenarios + " scenarios passed)";
            case Finding.Unclear unclear -> "*unclear*: " + unclear.reason().replace("|", "\\|");
        };
    }
}
