package org.posrig.terminal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The profile of the terminal of paper. */
final class Profiles {

    private static final Duration HOLD = Duration.ofMillis(50);

    private Profiles() {}

    static TerminalProfile paper() {
        Map<String, NamedScreen> screens = new LinkedHashMap<>();
        for (String name : List.of("idle", "amount", "login", "wrong", "menu", "stuck")) {
            screens.put(name, new NamedScreen(name, List.of(List.of(name)), false, false));
        }
        screens.put("off", new NamedScreen("off", List.of(List.of()), false, false));
        screens.put("present-card", new NamedScreen("present-card", List.of(List.of("present card")), false, false));
        screens.put("pin", new NamedScreen("pin", List.of(List.of("pin")), false, false));
        screens.put("approved", new NamedScreen("approved", List.of(List.of("approved")), true, false));
        screens.put("declined", new NamedScreen("declined", List.of(List.of("[")), true, false));
        screens.put("tamper", new NamedScreen("tamper", List.of(List.of("TAMPER")), false, true));
        return new TerminalProfile(
                Path.of("paper.yaml"),
                "paper",
                new DisplayGeometry(DisplayProtocol.VT100, StandardCharsets.UTF_8, Screens.COLUMNS, 4),
                ScriptedTerminal.timing(),
                Set.of(new Key("enter"), new Key("cancel")),
                new Key("cancel"),
                Set.of(),
                Map.copyOf(screens),
                flows(),
                Map.of(
                        "ready",
                        new Start(
                                "ready",
                                "idle",
                                Map.of("off", "power-on", "login", "log-in", "menu", "wait-in-vain"))));
    }

    private static Map<String, Flow> flows() {
        Action enter = new Action.PressKey(new Key("enter"), HOLD);
        Action cancel = new Action.PressKey(new Key("cancel"), HOLD);
        return Map.of(
                "start-sale",
                new Flow(
                        "start-sale",
                        List.of(
                                new Action.StandOn(List.of("idle")),
                                enter,
                                new Action.AwaitScreen(List.of("amount")),
                                new Action.TypeValue("amount"),
                                enter,
                                new Action.AwaitScreen(List.of("present-card", "pin")))),
                "power-on",
                new Flow(
                        "power-on",
                        List.of(
                                new Action.PressKey(new Key("cancel"), Duration.ofMillis(1200)),
                                new Action.AwaitScreen(List.of("login")))),
                "log-in",
                new Flow("log-in", List.of(new Action.TypeValue("password"), enter)),
                "enter-pin",
                new Flow("enter-pin", List.of(new Action.TypeValue("pin"), enter)),
                "acknowledge",
                new Flow("acknowledge", List.of(cancel)),
                "clear-first",
                new Flow("clear-first", List.of(new Action.Branch(List.of("wrong"), "acknowledge"), enter)),
                "stand-on-idle",
                new Flow("stand-on-idle", List.of(new Action.StandOn(List.of("idle")))),
                "wait-in-vain",
                new Flow("wait-in-vain", List.of(enter, new Action.AwaitScreen(List.of("approved")))));
    }
}
