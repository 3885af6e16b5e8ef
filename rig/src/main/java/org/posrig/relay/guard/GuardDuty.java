package org.posrig.relay.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posrig.fault.BadInput;
import org.posrig.relay.BoardDescription;

/**
 * A guard's work from its first word to its last. It is armed once it has opened every contact for a rehearsal, so that nothing slow is left for
 * the rig's death; then it listens. The end of what the rig says without {@value #STAND_DOWN} is the rig's death.
 */
final class GuardDuty {

    /** From the rig: it has opened everything itself and goes. */
    static final String STAND_DOWN = "stand down";

    /** From the rig, once a second or so: it is alive. */
    static final String BEAT = "beat";

    /** To the rig: lines may be requested now. */
    static final String ARMED = "armed";

    /** To the rig, a sentence after it: this bench cannot be guarded. */
    static final String REFUSED = "refused ";

    /** To the rig, a sentence after it: it stood still, and everything has been opened. */
    static final String STOOD_STILL = "stood still ";

    /** Where the guard of a bench leaves word for the next run. */
    static final String WORD = "guard.txt";

    private static final int DONE = 0;
    private static final int NOT_ALL_OPEN = 3;
    private static final int NO_ORDERS = 2;
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final Duration PATIENCE_AT_REHEARSAL = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_DEATH = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_STANDSTILL = Duration.ofMillis(200);

    private final RigSays rig;
    private final PrintStream out;
    private final PrintStream log;
    private final Function<List<BoardDescription>, SafeState> boards;

    GuardDuty(RigSays rig, PrintStream out, PrintStream log, Function<List<BoardDescription>, SafeState> boards) {
        this.rig = rig;
        this.out = out;
        this.log = log;
        this.boards = boards;
    }

    /** @return the process's exit code: 0 when all contacts are open or the rig has stood the guard down */
    int serve() throws InterruptedException {
        Optional<String> first = rig.next(NO_LIMIT).orElseThrow().line();
        if (first.isEmpty()) {
            return DONE;
        }
        Orders orders;
        try {
            orders = Orders.read(first.get());
        } catch (BadInput e) {
            return refuse(e.getMessage());
        }
        try (FileChannel turn = FileChannel.open(
                orders.folder().resolve("guard.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // An earlier rig's guard may be at work yet; its opening must not fall into this rig's presses.
            if (turn.tryLock() == null) {
                log("An earlier rig's guard is at work yet; waiting for it.");
                turn.lock();
            }
            return guard(orders, boards.apply(orders.boards()));
        } catch (IOException e) {
            return refuse("The folder " + orders.folder() + " cannot be written to (" + e.getMessage() + ").");
        }
    }

    private int guard(Orders orders, SafeState state) throws InterruptedException {
        List<Outcome> rehearsal = state.open(PATIENCE_AT_REHEARSAL);
        state.letGo();
        List<Outcome> failed =
                rehearsal.stream().filter(outcome -> !outcome.open()).toList();
        if (!failed.isEmpty()) {
            return refuse(failed.stream().map(Outcome::told).collect(Collectors.joining(" ")));
        }
        out.println(ARMED);
        return watch(orders, state);
    }

    private int watch(Orders orders, SafeState state) throws InterruptedException {
        boolean silent = false;
        while (true) {
            Optional<RigSays.Heard> heard =
                    rig.next(silent ? NO_LIMIT : orders.silence().toNanos());
            if (heard.isEmpty()) {
                silent = true;
                standstill(orders, state);
                continue;
            }
            Optional<String> line = heard.get().line();
            if (line.isEmpty()) {
                return death(orders, state, heard.get().nanos());
            }
            if (line.get().equals(STAND_DOWN)) {
                return DONE;
            }
            silent = silent && !line.get().equals(BEAT);
        }
    }

    // The rig may hold the lines of a Pi still; then there is nothing to be had, which is no reason to wait.
    private void standstill(Orders orders, SafeState state) {
        List<Outcome> outcomes = state.open(PATIENCE_AT_STANDSTILL);
        state.letGo();
        String told = "The rig said nothing for " + orders.silence().toMillis() + " ms: " + told(outcomes);
        log(told);
        out.println(STOOD_STILL + told);
    }

    private int death(Orders orders, SafeState state, long since) {
        List<Outcome> outcomes = state.open(since, PATIENCE_AT_DEATH);
        String told = told(outcomes);
        log("The rig has ended without a word: " + told);
        leaveWord(orders.folder(), told);
        state.letGo();
        return outcomes.stream().allMatch(Outcome::open) ? DONE : NOT_ALL_OPEN;
    }

    private void leaveWord(Path folder, String told) {
        try {
            Files.writeString(folder.resolve(WORD), now() + " " + told + "\n");
        } catch (IOException e) {
            log("No word could be left in " + folder + " (" + e.getMessage() + ").");
        }
    }

    private int refuse(String sentence) {
        log(sentence);
        out.println(REFUSED + sentence.replaceAll("\\R", " "));
        return NO_ORDERS;
    }

    private void log(String line) {
        log.println(now() + " " + line);
    }

    private static LocalDateTime now() {
        return LocalDateTime.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String told(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.board() + ", " + outcome.kind() + ": " + outcome.told() + " ("
                        + outcome.millis() + " ms)")
                .collect(Collectors.joining("; "))
                .replaceAll("\\R", " ");
    }
}
