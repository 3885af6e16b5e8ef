package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.serial.SerialPortLink;
import org.posrig.serial.SerialSettings;
import org.posrig.serial.TestPty;
import org.posrig.terminal.Screen;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

@Timeout(20)
final class SerialDisplayTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Duration QUIET = Duration.ofMillis(15);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String CLEAR = "\033[2J\033[H";

    private final Timeline timeline = new Timeline(new Secrets());
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HandLink link = new HandLink();
    private final Timeline.Subscription subscription = timeline.subscribe(events::add);
    private final SerialDisplay display =
            new SerialDisplay("T1", link, new Vt100Decoder(16, 4, GB18030), QUIET, timeline, () -> "lane-1");

    @AfterEach
    void close() {
        display.close();
        subscription.close();
    }

    @Test
    void what_stands_when_the_line_falls_silent_is_a_screen() {
        link.say(CLEAR + "收银终端\033[2;1H\033[7m请签到");
        Screen screen = awaitScreen("收银终端\n请签到");
        assertThat(screen.number()).isEqualTo(1);
        assertThat(screen.rows()).containsExactly("收银终端        ", "请签到          ", " ".repeat(16), " ".repeat(16));
        assertThat(screen.inverse().get(1)).isEqualTo("######          ");
        assertThat(events).first().satisfies(event -> {
            assertThat(event.lane()).isEqualTo("lane-1");
            assertThat(event.what())
                    .isEqualTo(new Happening.ScreenShown(
                            "T1", 1, screen.first(), screen.last(), screen.rows(), screen.inverse()));
        });
    }

    @Test
    void what_came_over_the_line_is_told_decoded_with_the_screen_it_led_to() {
        link.say(CLEAR + "收银");
        link.say("终端");

        Happening.DisplayRead read = awaitRead();

        assertThat(read.text()).isEqualTo("␛[2J␛[H收银终端");
        assertThat(read.bytes()).isEqualTo(CLEAR.length() + 8);
        assertThat(read.screen()).isEqualTo(1);
    }

    @Test
    void a_card_number_is_hidden_in_what_came_over_the_line_however_its_digits_were_positioned() {
        timeline.secrets().hideCardNumber("6212340000000000012");
        String scattered = "6212340000000000012"
                .chars()
                .mapToObj(digit -> "\033[0m" + (char) digit)
                .collect(java.util.stream.Collectors.joining());
        link.say(CLEAR + "\033[?7h卡号 12.00元\n\r" + scattered);

        assertThat(awaitRead().text().replaceAll("␛\\[[0-9;?]*[A-Za-z]", "")).isEqualTo("卡号 12.00元␊␍" + "•".repeat(19));
    }

    @Test
    void digits_that_appear_while_a_secret_is_typed_are_told_neither_as_a_screen_nor_as_text() {
        link.say(CLEAR + "消费 12元\033[2;1H");
        awaitScreen("消费 12元");
        StringBuilder typed = new StringBuilder();
        for (String digit : List.of("2", "5", "8", "1")) {
            timeline.publish("lane-1", new Happening.KeyMoved("T1", "•", true));
            // As a phone does: the last one in clear.
            link.say("\033[2;1H" + "*".repeat(typed.length()) + digit);
            awaitScreen("消费 12元\n" + "*".repeat(typed.length()) + digit);
            typed.append(digit);
        }
        timeline.publish("lane-1", new Happening.KeyMoved("T1", "enter", true));
        link.say("\033[4;1H8");
        awaitScreen("消费 12元\n***1\n8");

        List<String> told = events.stream()
                .map(Event::what)
                .filter(Happening.ScreenShown.class::isInstance)
                .map(shown -> ((Happening.ScreenShown) shown).rows().get(1).strip())
                .toList();
        assertThat(told).containsExactly("", "•", "*•", "**•", "***•", "***•");
        assertThat(events.stream().map(Event::what).filter(Happening.ScreenShown.class::isInstance))
                .allSatisfy(shown -> assertThat(
                                ((Happening.ScreenShown) shown).rows().getFirst())
                        .startsWith("消费 12元"))
                .last()
                .satisfies(shown -> assertThat(
                                ((Happening.ScreenShown) shown).rows().get(3))
                        .startsWith("8"));
        assertThat(events.stream()
                        .map(Event::what)
                        .filter(Happening.DisplayRead.class::isInstance)
                        .skip(1)
                        .limit(4))
                .allSatisfy(
                        read -> assertThat(((Happening.DisplayRead) read).text().replaceAll("␛\\[[0-9;?]*[A-Za-z]", ""))
                                .matches("[*]*•"));
    }

    private Happening.DisplayRead awaitRead() {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            for (Event event : events) {
                if (event.what() instanceof Happening.DisplayRead read) {
                    return read;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nothing was read: " + events);
    }

    @Test
    void a_screen_that_flashes_within_one_read_is_seen() {
        link.say(CLEAR + "处理中" + CLEAR + "交易成功");
        awaitScreen("交易成功");
        assertThat(texts()).containsExactly("处理中", "交易成功");
    }

    @Test
    void a_screen_drawn_in_two_reads_is_one_screen_with_both_times() {
        link.say(CLEAR + "交易");
        link.say("成功");
        Screen screen = awaitScreen("交易成功");
        assertThat(screen.number()).isEqualTo(1);
        assertThat(screen.first()).isLessThan(screen.last());
    }

    @Test
    void the_same_message_shown_twice_is_two_screens() {
        link.say(CLEAR + "密码错误");
        awaitScreen("密码错误");
        display.history().actionBegins();
        link.say(CLEAR + "密码错误");
        assertThat(awaitScreen("密码错误").number()).isEqualTo(2);
        display.history().actionBegins();
        link.say(CLEAR + "密码错误" + CLEAR + "密码错误");
        display.history().await(screen -> screen.number() == 4, DEADLINE).orElseThrow();
        assertThat(texts()).containsExactly("密码错误", "密码错误", "密码错误", "密码错误");
    }

    @Test
    void bytes_that_change_nothing_make_no_screen() {
        link.say(CLEAR + "a");
        awaitScreen("a");
        link.say("\033[1;1Ha");
        link.say(CLEAR + "b");
        awaitScreen("b");
        assertThat(texts()).containsExactly("a", "b");
    }

    @Test
    void a_display_that_goes_dark_is_a_blank_screen() {
        link.say(CLEAR + "a");
        awaitScreen("a");
        link.say(CLEAR);
        assertThat(awaitScreen("").number()).isEqualTo(2);
    }

    @Test
    void a_stream_without_pause_shows_every_tenth_of_a_second() {
        long end = System.nanoTime() + Duration.ofMillis(450).toNanos();
        LinkedBlockingQueue<Object> never = new LinkedBlockingQueue<>();
        int count = 0;
        while (System.nanoTime() < end) {
            link.say("\033[H" + count++);
            pause(never);
        }
        assertThat(display.history().last(100)).hasSizeBetween(3, 20);
    }

    @Test
    void a_lost_line_ends_waiting_and_leaves_nothing_of_the_display() {
        link.say(CLEAR + "half a scr");
        link.listener.lost(
                new RigFault(RigFault.Cause.SERIAL_LINE, "The serial device at hand is gone.", "Plug it in."));
        assertThat(texts()).as("what was seen before the loss").containsExactly("half a scr");
        assertThatThrownBy(() -> display.history().await(screen -> false, DEADLINE))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("hand");
        link.listener.back();
        assertThat(display.history().lineFault()).isEmpty();
        link.say("\033[2;1Hrest");
        awaitScreen("rest");
        assertThat(events.stream().map(Event::what).filter(Happening.LineMoved.class::isInstance))
                .containsExactly(
                        new Happening.LineMoved("T1", "hand", false, "The serial device at hand is gone. Plug it in."),
                        new Happening.LineMoved("T1", "hand", true, ""));
    }

    @Test
    void a_screen_that_cannot_be_recorded_is_a_fault_of_the_rig() {
        timeline.subscribe(event -> {
            throw new IllegalStateException("disk full");
        });
        link.say(CLEAR + "a");
        assertThatThrownBy(() -> display.history().await(screen -> screen.text().equals("never"), DEADLINE))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("could not be recorded");
    }

    @Test
    void a_screen_comes_through_a_real_line_before_and_after_an_unplug(@TempDir Path folder) {
        Path path = folder.resolve("T2.display");
        try (TestPty device = new TestPty(path);
                SerialDisplay real = new SerialDisplay(
                        "T2",
                        new SerialPortLink(path.toString(), SerialSettings.eightNone1(115_200)),
                        new Vt100Decoder(16, 4, GB18030),
                        QUIET,
                        timeline,
                        () -> "lane-2")) {
            device.send((CLEAR + "请签到").getBytes(GB18030));
            assertThat(real.history().await(screen -> screen.text().equals("请签到"), DEADLINE))
                    .isPresent();
            device.unplug();
            assertThatThrownBy(() -> real.history().await(screen -> false, DEADLINE))
                    .isInstanceOf(RigFault.class);
            CountDownLatch back = new CountDownLatch(1);
            timeline.subscribe(event -> {
                if (event.what() instanceof Happening.LineMoved moved && moved.present()) {
                    back.countDown();
                }
            });
            device.plug();
            assertThat(back.await(1, TimeUnit.SECONDS)).isTrue();
            device.send((CLEAR + "交易成功").getBytes(GB18030));
            assertThat(real.history().await(screen -> screen.text().equals("交易成功"), DEADLINE))
                    .isPresent();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closing_shows_what_is_pending_and_closes_the_link() {
        link.say(CLEAR + "last words");
        display.close();
        assertThat(texts()).containsExactly("last words");
        assertThat(link.closed).isTrue();
    }

    private static void pause(LinkedBlockingQueue<Object> never) {
        try {
            never.poll(2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Screen awaitScreen(String text) {
        return display.history()
                .await(screen -> screen.text().equals(text), DEADLINE)
                .orElseThrow();
    }

    private List<String> texts() {
        return display.history().last(100).stream().map(Screen::text).toList();
    }

    private static final class HandLink implements ByteLink {

        private ByteLinkListener listener;
        private boolean closed;

        void say(String text) {
            byte[] bytes = text.getBytes(GB18030);
            listener.bytes(bytes, bytes.length);
        }

        @Override
        public String name() {
            return "hand";
        }

        @Override
        public void start(ByteLinkListener heard) {
            listener = heard;
        }

        @Override
        public void write(byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
