package org.posrig.run.outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;

/** The runs that a folder keeps, one folder each, named by the moment of their beginning. */
public final class KeptRuns {

    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");
    private static final String GOING = ".removed-";

    private final Path folder;

    public KeptRuns(Path folder) {
        this.folder = folder;
    }

    /**
     * The run of that name or path, or the newest.
     *
     * @throws BadInput when there is none, with the newest ones that there are
     */
    public KeptRun find(Optional<String> named) {
        List<Path> kept = newestFirst().stream().filter(KeptRun::is).toList();
        if (named.isEmpty()) {
            return KeptRun.read(kept.stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new BadInput(folder + ": no run is kept here; begin with " + ToType.posrig("run") + ".")));
        }
        Path inside = folder.resolve(named.get());
        Path found = KeptRun.is(inside) ? inside : Path.of(named.get());
        if (!KeptRun.is(found)) {
            throw new BadInput("There is no run '" + named.get() + "' in " + folder
                    + (kept.isEmpty()
                            ? "."
                            : "; the newest are "
                                    + String.join(
                                            ", ",
                                            kept.stream()
                                                    .limit(5)
                                                    .map(run ->
                                                            run.getFileName().toString())
                                                    .toList())
                                    + "."));
        }
        return KeptRun.read(found);
    }

    /**
     * The newest run that was cut short.
     *
     * @throws BadInput when none was
     */
    public KeptRun interrupted() {
        return newestFirst().stream()
                .filter(KeptRun::is)
                .map(KeptRun::read)
                .filter(run -> run.state().equals("interrupted"))
                .findFirst()
                .orElseThrow(() -> new BadInput(folder + ": no run here was cut short; all have ended."));
    }

    /** What a run is to be called that begins now, so that it is the newest of them. */
    public RunName nextName(LocalDateTime now) {
        return RunName.after(newestFirst().stream().findFirst().map(run -> String.valueOf(run.getFileName())), now);
    }

    /** The runs in a row each, the newest first, as far as somebody reads on. */
    public Stream<RunSummary> summaries() {
        return newestFirst().stream().filter(KeptRun::is).map(RunSummary::of);
    }

    /** The newest night on a bench in which nothing was wrong. */
    public Optional<RunSummary> lastGoodNight(String bench) {
        return newestFirst().stream()
                .filter(run -> NightMark.of(run).isPresent())
                .map(RunSummary::of)
                .filter(run -> run.bench().equals(bench) && run.goodNight())
                .findFirst();
    }

    /** The newest ended run on a bench, other than the given one. */
    public Optional<KeptRun> before(Path run, String bench) {
        return newestFirst().stream()
                .filter(other -> !other.equals(run))
                .filter(KeptRun::is)
                .map(KeptRun::read)
                .filter(other ->
                        other.state().equals("ended") && other.facts().bench().equals(bench))
                .findFirst();
    }

    /**
     * Removes the oldest runs until no more than so many are left that take up no more than so much. The newest stays whatever it takes, and
     * so does one that is under way.
     *
     * @param bytes of all kept runs together
     * @return how many were removed
     * @throws IOException when one cannot be removed
     */
    public int removeBeyond(int runs, long bytes) throws IOException {
        return removeBeyond(newestFirst(), runs, bytes);
    }

    /**
     * The same for runs that are no nights: a night is neither counted nor removed, as it stays for as long as its plan says.
     *
     * @throws IOException when one cannot be removed
     */
    public int removeOthersThanNightsBeyond(int runs, long bytes) throws IOException {
        return removeBeyond(
                newestFirst().stream()
                        .filter(run -> NightMark.of(run).isEmpty())
                        .toList(),
                runs,
                bytes);
    }

    private int removeBeyond(List<Path> newestFirst, int runs, long bytes) throws IOException {
        finishRemoving();
        int removed = 0;
        int kept = 0;
        long size = 0;
        for (Path run : newestFirst) {
            size += size(run);
            if (kept == 0 || kept < runs && size <= bytes || underWay(run)) {
                kept++;
            } else {
                // Renamed first, so that nobody ever finds half a run.
                Path going = folder.resolve(GOING + run.getFileName());
                Files.move(run, going);
                FileUtils.deleteDirectory(going.toFile());
                removed++;
            }
        }
        return removed;
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory)
                    .filter(path ->
                            NAME.matcher(String.valueOf(path.getFileName())).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new BadInput(folder + ": the folder cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }

    private void finishRemoving() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path going : found.filter(
                            path -> String.valueOf(path.getFileName()).startsWith(GOING))
                    .toList()) {
                FileUtils.deleteDirectory(going.toFile());
            }
        }
    }

    private static boolean underWay(Path run) {
        try {
            return KeptRun.is(run) && KeptRun.read(run).state().equals("running");
        } catch (BadInput e) {
            return false;
        }
    }

    private static long size(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
