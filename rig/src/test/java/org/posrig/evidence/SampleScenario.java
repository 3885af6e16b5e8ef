package org.posrig.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/** A made-up sale on a 16 by 4 display, and a builder of events at given milliseconds. */
final class SampleScenario {

    private final List<Event> events = new ArrayList<>();
    private long screens;

    static List<Event> sale() {
        SampleScenario sample = new SampleScenario();
        sample.at(
                        5_000,
                        new Happening.ScenarioStarted(
                                "Sale of 12.00 with a chip card <A1>", "sale.feature:12", List.of("@A1", "@sale")))
                .at(5_002, new Happening.StepStarted("Given the terminal is idle"))
                .screen(
                        5_050,
                        "T1",
                        rows("  欢迎使用 POS  ", "1.消费   2.撤销 ", "3.结算   4.查询 ", "2026-11-22 07:14"),
                        "################",
                        "",
                        "",
                        "")
                .at(5_200, new Happening.StepStarted("When the cashier starts a sale of \"12.00\" & waits"))
                .key(5_204, 60, "T1", "1", "3")
                .screen(
                        5_301,
                        "T1",
                        rows("消费 SALE       ", "金额:       0.00", "                ", "确认/取消       "),
                        "",
                        "",
                        "",
                        "")
                .key(5_500, 58, "T1", "2", "5")
                .screen(
                        5_541,
                        "T1",
                        rows("消费 SALE       ", "金额:       0.02", "                ", "确认/取消       "),
                        "",
                        "           #####",
                        "",
                        "")
                .at(6_000, new Happening.CardMoved("T1", "debit-621234", "inserted"))
                .screen(
                        6_420,
                        "T1",
                        rows("621234******0012", "请输入密码:     ", "                ", "确认/取消       "),
                        "",
                        "",
                        "",
                        "");
        sample.key(6_900, 61, "T1", "•", "•").key(7_100, 60, "T1", "•", "•");
        sample.screen(
                        7_130,
                        "T1",
                        rows("621234******0012", "请输入密码:     ", "**              ", "确认/取消       "),
                        "",
                        "",
                        "",
                        "")
                .key(7_400, 75, "T1", "enter", "14")
                .screen(7_490, "T1", rows("                ", " 正在连接主机..."), "", "")
                .at(
                        7_610,
                        new Happening.HostMessage(
                                "c1",
                                "10000001",
                                true,
                                "0200 sale 0.02",
                                List.of(
                                        new Happening.Field(0, "message type", "0200"),
                                        new Happening.Field(2, "primary account number", "621234******0012"),
                                        new Happening.Field(4, "amount", "000000000002"),
                                        new Happening.Field(43, "merchant <name>", "Tom & \"Jerry\"'s 茶"),
                                        new Happening.Field(52, "PIN data", "••••••"))))
                .at(
                        7_655,
                        new Happening.HostMessage(
                                "c1",
                                "10000001",
                                false,
                                "0210 approved",
                                List.of(
                                        new Happening.Field(0, "message type", "0210"),
                                        new Happening.Field(39, "response code", "00"))))
                .screen(7_702, "T1", rows("    交易成功    ", "  APPROVED  00  ", "请取卡 ①→②  "), "################", "", "")
                .at(8_000, new Happening.CardMoved("T1", "debit-621234", "removed"))
                .at(8_100, new Happening.Note("customer service unlocks nothing\nand says so"))
                .at(8_200, new Happening.LineMoved("T1", "/dev/ttyUSB0", false, "unplugged"))
                .at(8_300, new Happening.LineMoved("T1", "/dev/ttyUSB0", true, ""))
                .at(8_400, new Happening.PowerMoved("T1", false))
                .at(8_415, new Happening.SenseMoved("T1", "power-led", false))
                .at(9_000, new Happening.PowerMoved("T1", true))
                .at(9_035, new Happening.SenseMoved("T1", "power-led", true))
                .at(17_345, new Happening.ScenarioEnded("Sale of 12.00", "failed", "expected: 12.00\n  shown: 0.02"));
        return sample.events();
    }

    SampleScenario at(long millis, Happening what) {
        events.add(new Event(events.size() + 1, Duration.ofMillis(millis), "T1", what));
        return this;
    }

    SampleScenario key(long millis, long held, String terminal, String key, String relay) {
        at(millis, new Happening.RelayMoved("usb-1", relay, true));
        at(millis, new Happening.KeyMoved(terminal, key, true));
        at(millis + held, new Happening.RelayMoved("usb-1", relay, false));
        return at(millis + held, new Happening.KeyMoved(terminal, key, false));
    }

    /** The screen is told 20 ms after its first byte. */
    SampleScenario screen(long first, String terminal, List<String> rows, String... inverse) {
        List<String> full = Arrays.stream(inverse).map("%-16s"::formatted).collect(Collectors.toList());
        return at(
                first + 20,
                new Happening.ScreenShown(
                        terminal, ++screens, Duration.ofMillis(first), Duration.ofMillis(first + 15), rows, full));
    }

    static List<String> rows(String... rows) {
        return List.of(rows);
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
