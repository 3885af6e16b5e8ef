package org.posrig.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.posrig.bench.BenchFile;
import org.posrig.bench.UsualBench;
import org.posrig.bench.doctor.Diagnosis;
import org.posrig.bench.doctor.Finding;
import org.posrig.fault.ToType;

/** A doctor's table as a technician reads it: one row a check, what to do below it, at the end who is out of service. */
final class DoctorTable {

    private final PrintStream out;
    private final BenchFile bench;
    private String where = "";

    DoctorTable(PrintStream out, BenchFile bench) {
        this.out = out;
        this.bench = bench;
    }

    void heading() {
        out.println("bench " + bench.name() + " (" + bench.file() + ")");
    }

    void row(Diagnosis.Row row) {
        if (!row.where().equals(where)) {
            where = row.where();
            out.println(where);
        }
        Finding finding = row.finding();
        out.printf(
                Locale.ROOT,
                "  %-8s %-24s %s%s%n",
                DoctorCommand.word(finding),
                row.check(),
                finding.found(),
                seconds(row.took()));
        if (!finding.hint().isEmpty()) {
            out.printf("  %-8s %-24s → %s%n", "", "", finding.hint());
        }
    }

    void summary(Diagnosis diagnosis, Map<String, String> found, Map<String, String> reasons) {
        out.printf(
                "%d passed, %d warned, %d failed, %d skipped%n",
                diagnosis.count(Finding.Status.PASS),
                diagnosis.count(Finding.Status.WARN),
                diagnosis.count(Finding.Status.FAIL),
                diagnosis.count(Finding.Status.SKIPPED));
        if (reasons.isEmpty()) {
            out.println("All terminals of this bench are in service.");
        }
        reasons.forEach((terminal, reason) -> out.println(terminal
                + (found.containsKey(terminal)
                        ? " is out of service until '" + ToType.posrig("doctor" + UsualBench.unless(bench.file()))
                                + "' finds nothing that fails."
                        : " stays out of service until '"
                                + ToType.posrig("out-of-service release " + terminal + UsualBench.unless(bench.file()))
                                + "': "
                                + reason)));
    }

    // What takes no time is not worth a figure.
    private static String seconds(Duration took) {
        return took.compareTo(Duration.ofMillis(100)) < 0
                ? ""
                : String.format(Locale.ROOT, " (%.1f s)", took.toMillis() / 1000.0);
    }
}
