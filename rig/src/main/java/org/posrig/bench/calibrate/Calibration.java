package org.posrig.bench.calibrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;
import org.posrig.terminal.TypingTrial;

/**
 * Finds the shortest hold and then the shortest gap at which no digit is dropped or doubled, each by bisection, and adds a margin: half as much again and at least
 * {@value #LEAST_MARGIN} ms, since contacts age and a warm machine is later than a cool one. What is found is typed once more with the margin.
 */
public final class Calibration {

    private static final int SLOWEST = 400;
    private static final int EASY = 60;
    private static final int LEAST_MARGIN = 5;

    /** Equal neighbours show a gap that is too short, different ones a key that is taken for held together with the next. */
    private static final List<String> GROUPS = List.of("1221", "3443", "5665", "7887", "9119", "2582");

    /**
     * What was found.
     *
     * @param shortestHold at which all digits counted once
     * @param shortestGap likewise
     * @param hold with the margin
     * @param gap with the margin
     * @param holds all holds that were tried, in order
     * @param gaps all gaps that were tried at that hold, in order
     */
    public record Found(
            Duration shortestHold,
            Duration shortestGap,
            Duration hold,
            Duration gap,
            List<Point> holds,
            List<Point> gaps) {}

    private final TypingTrial trial;
    private final int digits;
    private final int resolution;
    private final Consumer<Point> told;
    private final List<Point> points = new ArrayList<>();

    /**
     * @param trial whose entry is open
     * @param digits how many are typed at each pace; rounded up to whole groups of four
     * @param resolution how near to the limit the search goes, in milliseconds
     * @param told hears of each pace as it has been tried
     */
    public Calibration(TypingTrial trial, int digits, int resolution, Consumer<Point> told) {
        this.trial = trial;
        this.digits = digits;
        this.resolution = resolution;
        this.told = told;
    }

    /** @throws RigFault when digits are dropped or doubled even at the slowest pace, or at what was found */
    public Found find() {
        int easy = easy();
        int hold = shortest(easy, milliseconds -> typed(milliseconds, easy));
        List<Point> holds = List.copyOf(points);
        int holdKept = withMargin(hold);
        int gap = shortest(easy, milliseconds -> typed(holdKept, milliseconds));
        List<Point> gaps = List.copyOf(points.subList(holds.size(), points.size()));
        int gapKept = withMargin(gap);
        Point kept = typed(holdKept, gapKept);
        if (!kept.sound()) {
            throw unreliable("at a hold of " + holdKept + " ms and a gap of " + gapKept
                    + " ms, which is more than was needed before");
        }
        return new Found(
                Duration.ofMillis(hold),
                Duration.ofMillis(gap),
                Duration.ofMillis(holdKept),
                Duration.ofMillis(gapKept),
                holds,
                gaps);
    }

    // A pace at which both are long enough: the search for the one must not fail for the other.
    private int easy() {
        int sound = EASY;
        while (!typed(sound, sound).sound()) {
            sound *= 2;
            if (sound > SLOWEST) {
                throw unreliable("even at " + sound / 2 + " ms");
            }
        }
        return sound;
    }

    private int shortest(int known, Function<Integer, Point> type) {
        int sound = known;
        int failing = 0;
        while (sound - failing > resolution) {
            int middle = (sound + failing) / 2;
            if (type.apply(middle).sound()) {
                sound = middle;
            } else {
                failing = middle;
            }
        }
        return sound;
    }

    // What fails in one group needs no further ones.
    private Point typed(int hold, int gap) {
        Duration held = Duration.ofMillis(hold);
        Duration left = Duration.ofMillis(gap);
        TypingTrial.Counted counted = new TypingTrial.Counted(0, 0, 0);
        for (int group = 0; counted.typed() < digits && counted.sound(); group++) {
            counted = counted.plus(trial.type(GROUPS.get(group % GROUPS.size()), held, left));
        }
        Point point = new Point(held, left, counted);
        points.add(point);
        told.accept(point);
        return point;
    }

    private static int withMargin(int milliseconds) {
        return milliseconds + Math.max(LEAST_MARGIN, (milliseconds + 1) / 2);
    }

    private static RigFault unreliable(String when) {
        return new RigFault(
                RigFault.Cause.KEYPAD,
                "Digits are dropped or doubled " + when + ".",
                "This is no matter of pace: '" + ToType.posrig("doctor")
                        + "' tells which key is worn or wired wrongly.");
    }
}
