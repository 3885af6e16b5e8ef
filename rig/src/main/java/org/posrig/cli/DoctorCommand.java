package org.posrig.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.ServiceBook;
import org.posrig.bench.TemporaryFolder;
import org.posrig.bench.doctor.Diagnosis;
import org.posrig.bench.doctor.Doctor;
import org.posrig.bench.doctor.Finding;
import org.posrig.bench.doctor.Machine;
import org.posrig.fault.RigFault;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig doctor}. */
@CommandLine.Command(
        name = "doctor",
        description =
                "Looks at a bench from the machine up and tells what is wrong and what to do; a terminal that fails is out of"
                        + " service until a doctor passes. Exit codes: 0 nothing fails, 3 something does, 2 the bench file has mistakes.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int FAILS = 3;

    @CommandLine.Mixin
    private BenchChoice bench = new BenchChoice();

    @CommandLine.Mixin
    private OwnerChoice owner = new OwnerChoice();

    @CommandLine.Option(names = "--json", description = "Tells it as one JSON object, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        BenchOpener opener = BenchOpener.check(bench.file()).as(owner.owner());
        PrintStream out = System.out;
        DoctorTable table = new DoctorTable(out, opener.file());
        Path state = RunRequest.stateFolder(Posrig.home());
        // Before anything is examined: that the bench is another's is no fault of its terminals.
        opener.admit(state);
        try (TemporaryFolder work = TemporaryFolder.make()) {
            Doctor doctor = new Doctor(opener, Machine.here(), json ? row -> {} : table::row);
            if (!json) {
                table.heading();
            }
            Diagnosis diagnosis = doctor.examine(state, work.path());
            List<String> names = opener.file().terminals().stream()
                    .map(BenchFile.TerminalPart::name)
                    .toList();
            Map<String, String> reasons =
                    new ServiceBook(state.resolve(opener.file().name())).write(diagnosis.reasons(names));
            if (json) {
                out.println(json(diagnosis, reasons));
            } else {
                table.summary(diagnosis, diagnosis.reasons(names), reasons);
            }
            return diagnosis.fails() ? FAILS : 0;
        }
    }

    private static String json(Diagnosis diagnosis, Map<String, String> reasons) {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Diagnosis.Row row : diagnosis.rows()) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("where", row.where());
            check.put("check", row.check());
            check.put("status", word(row.finding()));
            check.put("found", row.finding().found());
            check.put("hint", row.finding().hint());
            check.put("milliseconds", row.took().toMillis());
            checks.add(check);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", diagnosis.bench());
        all.put("fit", !diagnosis.fails());
        all.put("outOfService", reasons);
        all.put("checks", checks);
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE, "What was found cannot be told as JSON.", "Leave --json out.", e);
        }
    }

    static String word(Finding finding) {
        return finding.status().name().toLowerCase(Locale.ROOT);
    }
}
