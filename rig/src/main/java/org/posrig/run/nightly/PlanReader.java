package org.posrig.run.nightly;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchReader;
import org.posrig.fault.BadInput;
import org.posrig.fault.Mistakes;
import org.posrig.run.Deadline;
import org.posrig.run.Reporting;
import org.posrig.run.RunRequest;
import org.posrig.run.Stage;
import org.posrig.run.notify.NotifyPart;
import org.posrig.run.notify.NotifyReader;
import org.posrig.yaml.Durations;
import org.posrig.yaml.Sizes;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** Reads a plan, and holds what it names against the bench and the features. */
public final class PlanReader {

    private static final Duration HANG = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final int RESTARTS = 5;
    private static final int KEPT = 30;

    private final Path home;
    private final ZonedDateTime now;
    private final Mistakes elsewhere = new Mistakes();
    private final Set<String> names = new HashSet<>();
    private final List<Boolean> shuffled = new ArrayList<>();

    private PlanReader(Path home, ZonedDateTime now) {
        this.home = home;
        this.now = now;
    }

    /**
     * Reads a plan.
     *
     * @param home whose features are run where a stage names none
     * @param now times of day are the next ones after it, in its zone
     * @throws BadInput with every mistake of the plan, of its bench and of its features
     */
    public static Plan read(Path file, Path home, ZonedDateTime now) {
        PlanReader reader = new PlanReader(home, now);
        Mistakes all = new Mistakes();
        Optional<Plan> plan = all.collect(() -> YamlFile.read(file, reader::plan));
        all.collect(() -> {
            reader.elsewhere.throwAll();
            return true;
        });
        all.throwAll();
        return plan.orElseThrow();
    }

    private Plan plan(YamlMapping root) {
        Path benchPath = root.path("bench");
        Optional<BenchFile> bench =
                root.optionalText("bench").flatMap(unused -> elsewhere.collect(() -> BenchReader.read(benchPath)));
        StageReader stages = new StageReader(home, root.file(), bench, elsewhere, shuffled);
        List<Stage> read = root.mappings("stages").stream()
                .map(stage -> named(stage, stages.read(stage)))
                .toList();
        if (read.isEmpty()) {
            root.mistake("stages", "a plan needs at least one stage under 'stages'.");
        }
        Optional<Deadline.Rule> ends = NightEndTime.read(root, "until", now);
        return new Plan(
                root.file().path(),
                benchPath,
                ends.map(rule -> rule.end(now.toInstant())),
                ends,
                positive(root, "grace", GRACE),
                positive(root, "hang", HANG),
                lanes(root),
                root.optionalInteger("restarts", 0, 100).orElse(RESTARTS),
                root.optionalFlag("doctor").orElse(true),
                read,
                shuffled,
                reporting(root),
                root.optionalMapping("notify").map(NotifyReader::read).orElse(NotifyPart.NOBODY));
    }

    private Stage named(YamlMapping part, Stage stage) {
        if (part.has("name") && !names.add(stage.name())) {
            part.mistake("name", "the stage name '" + stage.name() + "' is used twice.");
        }
        return stage;
    }

    private static int lanes(YamlMapping root) {
        return root.optionalText("lanes").filter(text -> !text.equals("all")).isPresent()
                ? root.optionalInteger("lanes", 1, 64).orElse(1)
                : RunRequest.ALL_LANES;
    }

    private static Duration positive(YamlMapping root, String key, Duration usual) {
        Optional<Duration> written = root.optionalDuration(key);
        if (written.filter(Duration::isZero).isPresent()
                && root.optionalText(key).flatMap(Durations::parse).isPresent()) {
            root.mistake(key, "'" + key + "' must be longer than nothing, such as " + usual.toMinutes() + "m.");
        }
        return written.orElse(usual);
    }

    private static Reporting reporting(YamlMapping root) {
        Reporting usual = Reporting.USUAL;
        Optional<YamlMapping> keep = root.optionalMapping("keep");
        Reporting asked = new Reporting(
                root.optionalText("language").isPresent()
                        ? root.text("language", Pattern.compile("en|zh"), "en or zh")
                        : usual.language(),
                false,
                root.optionalFlag("gate").orElse(true),
                keep.flatMap(part -> part.optionalInteger("runs", 1, 100_000)).orElse(KEPT),
                keep.flatMap(PlanReader::size).orElse(usual.keepBytes()),
                root.optionalPath("known-issues"));
        OptionalInt metrics =
                root.optionalInteger("metrics", 0, 65_535).map(OptionalInt::of).orElse(OptionalInt.empty());
        return metrics.isPresent() ? asked.measuredAt(metrics.getAsInt()) : asked;
    }

    private static Optional<Long> size(YamlMapping keep) {
        return keep.optionalText("size")
                .map(text -> Sizes.bytes(text).orElseGet(() -> {
                    keep.mistake("size", "'size' must be a number of KB, MB or GB, such as 2GB, not '" + text + "'.");
                    return 0L;
                }));
    }
}
