package org.posrig.run.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.io.FileUtils;
import org.posrig.bench.StandInDefect;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

/** Switches on one defect after the other and looks for a scenario that turns red. */
public final class MutantHunt {

    private final MutantsRequest request;
    private final PrintStream out;
    private final ThemeTags tags;

    /** @throws BadInput when the file of the lines cannot be used */
    public MutantHunt(MutantsRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
        this.tags = new ThemeTags(request.home().resolve("features/lines.yaml"), request.tags());
    }

    /**
     * Hunts.
     *
     * @return the matrix: a finding for each defect asked for
     * @throws BadInput when a name is that of no defect
     */
    public Matrix execute() {
        List<StandInDefect> wanted = wanted();
        try (Findings findings = new Findings(request.workFolder().resolve("findings.jsonl"), request.resume());
                ExecutorService lanes = Executors.newFixedThreadPool(request.lanes())) {
            List<Future<?>> hunts = wanted.stream()
                    .filter(defect -> findings.of(defect.name()).isEmpty())
                    .<Future<?>>map(defect -> lanes.submit(() -> tell(defect, findings)))
                    .toList();
            for (Future<?> hunt : hunts) {
                await(hunt);
            }
            return new Matrix(
                    wanted,
                    wanted.stream()
                            .map(defect -> findings.of(defect.name()).orElseThrow())
                            .toList());
        }
    }

    private List<StandInDefect> wanted() {
        List<String> mistakes = request.defects().stream()
                .flatMap(name -> StandInDefect.mistakeIn(name).stream())
                .map(sentence -> "--defect: " + sentence)
                .toList();
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return StandInDefect.all().stream()
                .filter(defect ->
                        request.defects().isEmpty() || request.defects().contains(defect.name()))
                .toList();
    }

    private void tell(StandInDefect defect, Findings findings) {
        Finding finding = hunt(defect);
        findings.add(finding);
        synchronized (out) {
            out.println(Matrix.told(finding));
            out.flush();
        }
    }

    private Finding hunt(StandInDefect defect) {
        Path folder = request.workFolder().resolve(defect.name());
        try {
            FileUtils.deleteDirectory(folder.toFile());
            List<SuspectRun.Ended> own = run(defect, folder.resolve("line"), tags.ofLine(defect.line()));
            Optional<Finding> caught = red(defect, own, true);
            if (caught.isPresent()) {
                return caught.get();
            }
            List<SuspectRun.Ended> rest = run(defect, folder.resolve("theme"), tags.ofTheRest(defect.line()));
            return red(defect, rest, false)
                    .orElseGet(() -> new Finding.Escaped(defect.name(), passed(own) + passed(rest)));
        } catch (RigFault fault) {
            return new Finding.Unclear(defect.name(), fault.getMessage());
        } catch (IOException e) {
            return new Finding.Unclear(defect.name(), "The folder " + folder + " cannot be emptied: " + e.getMessage());
        }
    }

    private List<SuspectRun.Ended> run(StandInDefect defect, Path folder, String expression) {
        List<String> arguments =
                new ArrayList<>(List.of("--defect", defect.name(), "--fail-fast", "--tags", expression));
        request.bench()
                .ifPresent(bench -> arguments.addAll(
                        List.of("--bench", bench.toAbsolutePath().toString())));
        arguments.add(request.home().resolve("features").toString());
        return new SuspectRun(request.home(), folder).run(arguments);
    }

    private static Optional<Finding> red(StandInDefect defect, List<SuspectRun.Ended> ended, boolean ownLine) {
        return ended.stream()
                .filter(scenario -> scenario.verdict().equals("failed"))
                .<Finding>map(scenario -> new Finding.Caught(
                        defect.name(), ownLine, scenario.name(), scenario.place(), scenario.headline()))
                .findFirst()
                .or(() -> ended.stream()
                        .filter(scenario -> scenario.verdict().equals("broken"))
                        .<Finding>map(scenario -> new Finding.Unclear(
                                defect.name(), "'" + scenario.name() + "' is broken: " + scenario.headline()))
                        .findFirst());
    }

    private static int passed(List<SuspectRun.Ended> ended) {
        return (int) ended.stream()
                .filter(scenario -> scenario.verdict().equals("passed"))
                .count();
    }

    private static void await(Future<?> hunt) {
        try {
            hunt.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigFault(RigFault.Cause.HOST, "The hunt was interrupted.", "Take it up again with --resume.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }
}
