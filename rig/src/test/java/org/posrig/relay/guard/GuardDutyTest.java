package org.posrig.relay.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;

/** What a guard does at which word, with a hand that only counts. */
final class GuardDutyTest {

    private static final List<BoardDescription> BOARDS = List.of(
            new BoardDescription.Mock("m", Map.of("key.1", 0), ActiveLevel.LOW),
            new BoardDescription.PiGpio("pi", Map.of("key.ok", 27, "power", 4), ActiveLevel.HIGH),
            new BoardDescription.Expander("chip 1", 1, 0x27, Map.of("key.确认", 15), ActiveLevel.LOW),
            new BoardDescription.SerialBoard("usb", "/dev/serial/by-id/a \"b\"\\c", 16, Map.of("key.\n", 16)));

    @TempDir
    private Path folder;

    private final Hand hand = new Hand();
    private final PipedOutputStream rig = new PipedOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** Opens at the try after the given failures. */
    private static final class Hand implements SafeHand {

        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger letGo = new AtomicInteger();
        volatile int failures;

        @Override
        public String board() {
            return "hand";
        }

        @Override
        public String kind() {
            return "a hand that counts";
        }

        @Override
        public synchronized String open() {
            if (failures > 0) {
                failures--;
                throw new RigFault(RigFault.Cause.RELAY_BOARD, "The hand is held.", "Wait.");
            }
            opened.incrementAndGet();
            return "opened";
        }

        @Override
        public void letGo() {
            letGo.incrementAndGet();
        }
    }

    private record Running(CompletableFuture<Integer> code, BufferedReader words) {
        String word() throws IOException {
            return words.readLine();
        }

        int ended() throws Exception {
            return code.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void it_rehearses_lets_go_and_goes_when_it_is_told() throws Exception {
        Running guard = running(Duration.ofSeconds(10));
        assertThat(guard.word()).isEqualTo(GuardDuty.ARMED);
        assertThat(hand.opened).hasValue(1);
        assertThat(hand.letGo).hasValue(1);
        say(GuardDuty.BEAT + "\nmumble\n" + GuardDuty.STAND_DOWN + "\n");
        assertThat(guard.ended()).isZero();
        assertThat(hand.opened).hasValue(1);
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void the_rigs_end_opens_everything_and_what_fails_is_tried_again() throws Exception {
        Running guard = running(Duration.ofSeconds(10));
        assertThat(guard.word()).isEqualTo(GuardDuty.ARMED);
        hand.failures = 5;
        rig.close();
        assertThat(guard.ended()).isZero();
        assertThat(hand.opened).hasValue(2);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains(" The rig has ended without a word: hand, a hand that counts: opened (");
        assertThat(folder.resolve(GuardDuty.WORD)).content().contains(" hand, a hand that counts: opened (");
    }

    @Test
    void a_rig_that_stands_still_has_everything_opened_once_and_again_when_it_stands_still_again() throws Exception {
        Running guard = running(Duration.ofMillis(50));
        assertThat(guard.word()).isEqualTo(GuardDuty.ARMED);
        String told = "stood still The rig said nothing for 50 ms: hand, a hand that counts: opened (";
        assertThat(guard.word()).startsWith(told);
        assertThat(hand.opened).hasValue(2);
        say("mumble\n");
        say(GuardDuty.BEAT + "\n");
        assertThat(guard.word()).startsWith(told);
        assertThat(hand.opened).hasValue(3);
        say(GuardDuty.STAND_DOWN + "\n");
        assertThat(guard.ended()).isZero();
    }

    @Test
    void a_board_that_cannot_be_had_is_told_and_not_guarded() throws Exception {
        hand.failures = Integer.MAX_VALUE;
        Running guard = running(Duration.ofSeconds(10));
        assertThat(guard.word()).isEqualTo("refused The hand is held. Wait.");
        assertThat(guard.ended()).isEqualTo(2);
    }

    @Test
    void orders_arrive_as_they_were_sent() {
        Orders orders = new Orders(Path.of("/state of/b"), Duration.ofMillis(1500), BOARDS);
        assertThat(orders.line()).doesNotContain("\n");
        assertThat(Orders.read(orders.line())).isEqualTo(orders);
    }

    @Test
    void orders_that_are_none_are_refused_with_what_is_wrong() {
        String good = new Orders(folder, Duration.ofSeconds(1), BOARDS).line();
        assertRefused("", "'boards'");
        assertRefused("null", "'boards'");
        assertRefused("{}", "'boards'");
        assertRefused(good.substring(0, good.length() / 2), "it cannot be read");
        assertRefused(good.replace("\"relays\":16", "\"relays\":17"), "'relays' that is no number from 1 to 16");
        assertRefused(good.replace("\"mock\"", "\"toaster\""), "no board of the kind 'toaster'");
        assertRefused(good.replace("\"HIGH\"", "\"SIDEWAYS\""), "neither LOW nor HIGH");
        assertRefused(good.replace("\"silence\":1000", "\"silence\":0"), "'silence'");
    }

    @RepeatedTest(200)
    void garbage_ends_it_without_a_movement(RepetitionInfo repetition) throws Exception {
        Random random = new Random(20260727L + repetition.getCurrentRepetition());
        byte[] garbage;
        if (random.nextBoolean()) {
            garbage = new byte[random.nextInt(5000)];
            random.nextBytes(garbage);
        } else {
            // What is nearly right: orders with some bytes changed.
            garbage =
                    (new Orders(folder, Duration.ofSeconds(1), BOARDS).line() + "\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= random.nextInt(3); i++) {
                garbage[random.nextInt(garbage.length / 2)] = (byte) random.nextInt(256);
            }
            garbage[0] = (byte) random.nextInt(' ', '{');
        }
        RigSays says = new RigSays(new ByteArrayInputStream(garbage), () -> {});
        assertThat(duty(says, new PrintStream(new ByteArrayOutputStream())).serve())
                .isIn(0, 2);
        assertThat(hand.opened).hasValue(0);
    }

    private Running running(Duration silence) throws IOException {
        PipedInputStream heard = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(heard), true, StandardCharsets.UTF_8);
        RigSays says = new RigSays(new PipedInputStream(rig, 1 << 16), () -> {});
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (out) {
                code.complete(duty(says, out).serve());
            } catch (InterruptedException | RuntimeException e) {
                code.completeExceptionally(e);
            }
        });
        say(new Orders(folder, silence, BOARDS).line() + "\n");
        return new Running(code, new BufferedReader(new InputStreamReader(heard, StandardCharsets.UTF_8)));
    }

    private GuardDuty duty(RigSays says, PrintStream out) {
        return new GuardDuty(
                says, out, new PrintStream(log, true, StandardCharsets.UTF_8), boards -> new SafeState(List.of(hand)));
    }

    private void say(String words) throws IOException {
        rig.write(words.getBytes(StandardCharsets.UTF_8));
        rig.flush();
    }

    private static void assertRefused(String line, String told) {
        assertThatThrownBy(() -> Orders.read(line)).isInstanceOf(BadInput.class).hasMessageContaining(told);
    }
}
