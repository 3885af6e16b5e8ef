package org.posrig.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.posrig.bench.lease.Owner;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

/**
 * Runs again whenever a feature or a YAML file of the bench is saved. The bench is opened anew each time, because what was saved may
 * be a part of it. A mistake in a file is told, and the next save is waited for.
 */
public final class Watch {

    /** Editors write a file in several goes; what comes so soon after another change belongs to it. */
    private static final int BELONGS_MILLIS = 200;

    private static final Set<String> NOT_OURS = Set.of("target", "src", "node_modules");

    private final RunRequest request;
    private final Owner owner;
    private final PrintStream out;
    private final PrintStream err;

    public Watch(RunRequest request, Owner owner, PrintStream out, PrintStream err) {
        this.request = request;
        this.owner = owner;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs, then again after each save, until the thread is interrupted; on Ctrl-C the run's own hook closes the bench.
     *
     * @return the exit code of the last run
     */
    public int untilInterrupted() {
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            for (Path folder : folders()) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
            int code = run();
            while (true) {
                out.println("Watching; save a feature or a file of the bench to run again, Ctrl-C to end.");
                out.flush();
                Set<String> saved = saved(service);
                out.printf("%nSaved: %s%n", String.join(", ", saved));
                code = run();
                if (Thread.currentThread().isInterrupted()) {
                    return code;
                }
            }
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The folders of features and bench cannot be watched (" + e.getMessage() + ").",
                    "Run without --watch, or let the system watch more folders (fs.inotify.max_user_watches).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int run() {
        try {
            return new FeatureRun(request, out).as(owner).execute();
        } catch (BadInput bad) {
            bad.mistakes().forEach(err::println);
            return 2;
        } catch (RigFault fault) {
            err.println(fault.getMessage());
            return 3;
        }
    }

    /** Waits for a save, and for the rest of it. */
    private static Set<String> saved(WatchService service) throws InterruptedException {
        Set<String> names = new TreeSet<>();
        Optional<WatchKey> key = Optional.of(service.take());
        while (key.isPresent() || names.isEmpty()) {
            WatchKey changed = key.isPresent() ? key.get() : service.take();
            for (WatchEvent<?> event : changed.pollEvents()) {
                String name = String.valueOf(event.context());
                if (name.endsWith(".feature") || name.endsWith(".yaml")) {
                    names.add(name);
                }
            }
            changed.reset();
            key = Optional.ofNullable(service.poll(BELONGS_MILLIS, TimeUnit.MILLISECONDS));
        }
        return names;
    }

    private Set<Path> folders() throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        List<String> features = request.features().isEmpty()
                ? List.of(request.home().resolve("features").toString())
                : request.features();
        for (String written : features) {
            Path path = Path.of(written.replaceFirst("(\\.feature):\\d+$", "$1"));
            if (Files.isDirectory(path)) {
                folders.addAll(below(path));
            } else {
                folders.add(folderOf(path));
            }
        }
        Path bench = folderOf(request.benchFile());
        folders.add(bench);
        // Beside a folder 'benches' lie the cards, operators, profiles and rules that its benches name.
        if (bench.endsWith("benches")) {
            folders.addAll(below(folderOf(bench)));
        }
        folders.removeIf(folder -> !Files.isDirectory(folder));
        return folders;
    }

    private static Path folderOf(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .orElse(path);
    }

    private static List<Path> below(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root.toAbsolutePath().normalize(), 4)) {
            return found.filter(Files::isDirectory)
                    .filter(folder -> Stream.iterate(folder, Path::getParent)
                            .takeWhile(above -> above != null
                                    && !above.equals(root.toAbsolutePath().normalize()))
                            .noneMatch(above -> NOT_OURS.contains(String.valueOf(above.getFileName()))))
                    .toList();
        }
    }
}
