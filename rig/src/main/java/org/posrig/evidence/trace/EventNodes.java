package org.posrig.evidence.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posrig.evidence.Visible;
import org.posrig.timeline.Happening;
import org.posrig.timeline.MissingText;

/** Writes what happened into the document's {@code events}; what was pressed or closed gets its end when that comes. */
final class EventNodes {

    private final ArrayNode events;
    private final Screens screens;
    private final Arrows arrows;
    private final Map<String, ObjectNode> held = new HashMap<>();
    private final Map<String, Integer> shown = new HashMap<>();

    EventNodes(ArrayNode events, Screens screens, Arrows arrows) {
        this.events = events;
        this.screens = screens;
        this.arrows = arrows;
    }

    /** @param at milliseconds since the scenario's start */
    void add(double at, Happening what) {
        switch (what) {
            case Happening.KeyMoved(String terminal, String key, boolean down) -> {
                String name = "key " + terminal + " " + key;
                if (down || !held.containsKey(name)) {
                    ObjectNode node = begun(at, "key", what)
                            .put("terminal", text(terminal))
                            .put("key", text(key));
                    held(name, node, down, at);
                } else {
                    held.remove(name).put("to", at);
                }
            }
            case Happening.RelayMoved(String board, String channel, boolean closed) -> {
                String name = "relay " + board + " " + channel;
                if (closed || !held.containsKey(name)) {
                    ObjectNode node =
                            begun(at, "relay", what).put("board", text(board)).put("channel", text(channel));
                    held(name, node, closed, at);
                } else {
                    held.remove(name).put("to", at);
                }
            }
            case Happening.CardMoved(String terminal, String card, String how) ->
                begun(at, "card", what)
                        .put("terminal", text(terminal))
                        .put("card", text(card))
                        .put("how", text(how));
            case Happening.PowerMoved(String terminal, boolean present) ->
                begun(at, "power", what).put("terminal", text(terminal)).put("present", present);
            case Happening.SenseMoved(String terminal, String name, boolean on) ->
                begun(at, "sense", what)
                        .put("terminal", text(terminal))
                        .put("name", text(name))
                        .put("on", on);
            case Happening.CodeScanned(String terminal, String whose) ->
                begun(at, "code", what).put("terminal", text(terminal)).put("whose", text(whose));
            case Happening.LineMoved(String terminal, String port, boolean present, String reason) ->
                begun(at, "line", what)
                        .put("terminal", text(terminal))
                        .put("port", text(port))
                        .put("present", present)
                        .put("reason", text(reason));
            case Happening.Note(String note) -> begun(at, "note", what).put("text", lines(note));
            case Happening.ScreenShown screen -> screen(at, screen);
            case Happening.DisplayRead read ->
                begun(at, "read", what)
                        .put("terminal", text(read.terminal()))
                        .put("screen", read.screen())
                        .put("bytes", read.bytes())
                        .put("text", text(read.text()));
            case Happening.ReceiptPrinted receipt -> {
                ArrayNode lines = begun(at, "receipt", what)
                        .put("terminal", text(receipt.terminal()))
                        .put("number", receipt.receipt())
                        .putArray("lines");
                receipt.lines().forEach(line -> lines.add(text(line)));
            }
            case Happening.HostMessage message -> message(at, message);
            case Happening.ExpectationMissed missed -> missed(at, missed);
            case Happening.ScenarioStarted _, Happening.ScenarioEnded _, Happening.StepStarted _ -> {}
            // A key and its relay are told already.
            case Happening.Pressed _ -> {}
            case Happening.StepEnded _, Happening.TerminalTaken _, Happening.RunStarted _ -> {}
        }
    }

    private ObjectNode begun(double at, String kind, Happening what) {
        arrows.next(events.size(), what);
        return events.addObject().put("t", at).put("kind", kind);
    }

    // What was let go without having been seen to go down is told at that moment, with no length.
    private void held(String name, ObjectNode node, boolean begins, double at) {
        if (begins) {
            held.put(name, node);
        } else {
            node.put("to", at);
        }
    }

    private void screen(double at, Happening.ScreenShown screen) {
        shown.put(screen.terminal() + " " + screen.screen(), events.size());
        begun(at, "screen", screen)
                .put("terminal", text(screen.terminal()))
                .put("number", screen.screen())
                .put("picture", screens.place(screen));
    }

    private void message(double at, Happening.HostMessage message) {
        ArrayNode fields = begun(at, "message", message)
                .put("connection", text(message.connection()))
                .put("number", text(message.terminalNumber()))
                .put("request", message.towardsHost())
                .put("summary", text(message.summary()))
                .putArray("fields");
        for (Happening.Field field : message.fields()) {
            fields.addArray().add(field.number()).add(text(field.name())).add(text(field.value()));
        }
    }

    private void missed(double at, Happening.ExpectationMissed missed) {
        ObjectNode node = begun(at, "missed", missed)
                .put("terminal", text(missed.terminal()))
                .put("expected", text(missed.expected()))
                .put("deadline", missed.deadline().toMillis())
                .put("seen", shown.getOrDefault(missed.terminal() + " " + missed.screen(), -1));
        ArrayNode missing = node.putArray("missing");
        for (MissingText one : missed.missing()) {
            ArrayNode wrong = missing.addObject()
                    .put("text", text(one.text()))
                    .put("row", one.row())
                    .put("column", one.column())
                    .putArray("wrong");
            one.wrong().forEach(wrong::add);
        }
    }

    static String text(String text) {
        return Visible.line(text);
    }

    static String lines(String text) {
        return String.join(
                "\n", List.of(text.split("\n", -1)).stream().map(Visible::line).toList());
    }
}
