package org.posrig.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posrig.bench.BenchReader;
import org.posrig.bench.doctor.Machine;
import org.posrig.bench.setup.Questions;
import org.posrig.bench.setup.Setup;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;
import picocli.CommandLine;

/** {@code posrig init}. */
@CommandLine.Command(
        name = "init",
        description =
                "Asks what a bench is made of, with what is found on this machine as the proposed answers, and writes its bench file and a wiring"
                        + " table. Where posrig is installed, profile, cards, terminals, keys and operators are copied beside the bench file, as far"
                        + " as they are not there yet, and are the bench's own to change. Answers may come from a script, a line each.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private static final int MISTAKES = 2;

    @CommandLine.Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "The bench file; default bench.yaml, where posrig is installed that of its configuration. The wiring table lies beside it.")
    private Path output = Path.of(System.getProperty("posrig.config", "")).resolve("bench.yaml");

    @Override
    public Integer call() {
        PrintStream out = System.out;
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<List<Path>> written = new Setup(
                        new Questions(answers, out),
                        Machine.here(),
                        Posrig.home().resolve("fixtures"),
                        !System.getProperty("posrig.config", "").isEmpty())
                .write(output);
        if (written.isEmpty()) {
            out.println("Nothing was written.");
            return 0;
        }
        written.get().forEach(file -> out.println("Written: " + file));
        try {
            BenchReader.read(output);
        } catch (BadInput e) {
            out.println("What is still to be put right:");
            e.mistakes().forEach(out::println);
            return MISTAKES;
        }
        out.println("Next: wire it, then " + ToType.posrig("doctor --bench " + ToType.quoted(output.toString())));
        return 0;
    }
}
