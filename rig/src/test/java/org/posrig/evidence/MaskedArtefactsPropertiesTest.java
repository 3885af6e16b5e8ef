package org.posrig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.posrig.evidence.trace.ScenarioEvents;
import org.posrig.evidence.trace.Trace;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.MissingText;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import org.posrig.timeline.TimelineFile;

/** Secrets thrown into every kind of event, and everything that is made of the events searched for them. */
final class MaskedArtefactsPropertiesTest {

    /** What a scenario holds that nobody may read. */
    record Held(String pan, String pin, String password, String key) {

        List<String> all() {
            return List.of(pan, pin, password, key);
        }
    }

    @Property(tries = 60, seed = "31")
    void no_secret_is_in_any_artefact(@ForAll("held") Held held, @ForAll("around") String around) throws IOException {
        Secrets secrets = new Secrets();
        secrets.hideCardNumber(held.pan());
        secrets.hidePin(held.pin());
        secrets.hide(held.password());
        secrets.hide(held.key());
        Map<String, String> artefacts = artefacts(secrets, held.all(), around);

        assertThat(artefacts).containsKeys("timeline.jsonl", "Timeline", "Trace", "Trace page", "Messages", "Receipts");
        artefacts.forEach((name, content) -> {
            String searched = content.replaceAll("\\\\[nr]|[\\s|]", "");
            for (String secret : held.all()) {
                assertThat(searched).describedAs(name).doesNotContainIgnoringCase(secret);
            }
        });
        assertThat(artefacts.get("Trace")).contains("" + held.pan().substring(0, 6));
    }

    /** Keys and relays are told by the rig as they are here: what differs between two entries may only be time. */
    @Property(tries = 60, seed = "32")
    void two_entries_of_as_many_digits_make_the_same_lanes(@ForAll("pins") String one, @ForAll("pins") String other)
            throws IOException {
        String padded = (other + other).substring(0, one.length());

        assertThat(entry(one)).isEqualTo(entry(padded));
    }

    @Provide
    Arbitrary<Held> held() {
        return Combinators.combine(
                        pans(),
                        pins(),
                        Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(8),
                        Arbitraries.strings()
                                .withCharRange('0', '9')
                                .withCharRange('A', 'F')
                                .ofLength(32))
                .as(Held::new)
                // What is a part of another secret, or of what stands on the page anyway, proves nothing.
                .filter(held -> held.all().stream()
                        .noneMatch(one -> held.all().stream().anyMatch(two -> two != one && two.contains(one))))
                .filter(held -> held.all().stream()
                        .allMatch(one -> one.chars().distinct().count() > 3));
    }

    // Test prefixes of the card file, to all lengths of ISO/IEC 7812.
    private static Arbitrary<String> pans() {
        return Combinators.combine(
                        Arbitraries.of("621234", "629999", "621626"),
                        Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(13))
                .as(String::concat);
    }

    @Provide
    Arbitrary<String> pins() {
        return Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of("", " ", "密", "(", "<b>", "\n", "|", "%s", "</script>");
    }

    private static Map<String, String> artefacts(Secrets secrets, List<String> held, String around) throws IOException {
        Path file = Files.createTempFile("timeline", ".jsonl");
        try {
            Timeline timeline = new Timeline(secrets);
            List<Event> events = new ArrayList<>();
            timeline.subscribe(events::add);
            try (TimelineFile kept = new TimelineFile(timeline, file)) {
                List<String> texts =
                        held.stream().map(secret -> around + secret + around).toList();
                happenings(texts).forEach(what -> timeline.publish("lane-1", what));
            }
            Map<String, String> artefacts = Evidence.of(events).stream()
                    .collect(Collectors.toMap(Attachment::name, Attachment::text, (one, two) -> one + two));
            ScenarioEvents scenario = new ScenarioEvents(Optional.empty(), events);
            artefacts.put("timeline.jsonl", Files.readString(file));
            artefacts.put("Trace", Trace.of(scenario).json());
            artefacts.put("Trace page", Trace.of(scenario).html());
            artefacts.put("Trace's name", Trace.fileName(scenario));
            return artefacts;
        } finally {
            Files.delete(file);
        }
    }

    private static List<Happening> happenings(List<String> texts) {
        List<Function<String, Happening>> kinds = List.of(
                text -> new Happening.RunStarted(text, text, text, text),
                text -> new Happening.TerminalTaken(text, text, text, text),
                Happening.StepStarted::new,
                text -> new Happening.StepEnded("failed", text),
                text -> new Happening.KeyMoved(text, text, true),
                text -> new Happening.KeyMoved(text, text, false),
                text -> new Happening.Pressed(text, text, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                text -> new Happening.RelayMoved(text, text, true),
                text -> new Happening.CardMoved(text, text, text),
                text -> new Happening.PowerMoved(text, false),
                text -> new Happening.SenseMoved(text, text, true),
                text -> new Happening.ScreenShown(
                        text, 1, Duration.ZERO, Duration.ZERO, List.of(text, "a", text), List.of(text)),
                text -> new Happening.DisplayRead(text, 1, Duration.ZERO, Duration.ZERO, 9, text),
                text -> new Happening.ReceiptPrinted(text, 1, List.of(text, text)),
                text -> new Happening.CodeScanned(text, text),
                text -> new Happening.LineMoved(text, text, false, text),
                text -> new Happening.HostMessage(text, text, true, text, List.of(new Happening.Field(2, text, text))),
                text -> new Happening.ExpectationMissed(
                        text, text, Duration.ZERO, 1, List.of(new MissingText(text, 0, 0, List.of(1)))),
                Happening.Note::new);
        List<Happening> all = new ArrayList<>();
        all.add(new Happening.ScenarioStarted(texts.getFirst(), texts.getFirst() + ".feature:3", texts));
        kinds.forEach(kind -> texts.forEach(text -> all.add(kind.apply(text))));
        all.add(new Happening.ScenarioEnded(texts.getFirst(), "failed", String.join("\n", texts)));
        assertThat(all.stream().map(Object::getClass).distinct())
                .describedAs("a new kind must be thrown at as well")
                .hasSize(Happening.class.getPermittedSubclasses().length);
        return all;
    }

    /** An entry's keys as the rig tells them, on a clock that is the same for both. */
    private static Map<String, String> entry(String pin) throws IOException {
        List<Event> events = new ArrayList<>();
        Secrets secrets = new Secrets();
        secrets.hidePin(pin);
        List<Happening> told = new ArrayList<>();
        told.add(new Happening.ScenarioStarted("Entry", "x.feature:1", List.of()));
        pin.chars()
                .forEach(digit -> List.of(true, false).forEach(down -> {
                    told.add(new Happening.RelayMoved("T1", "•", down));
                    told.add(new Happening.KeyMoved("T1", "•", down));
                }));
        told.add(new Happening.ScenarioEnded("Entry", "passed", ""));
        IntStream.range(0, told.size())
                .forEach(i -> events.add(new Event(
                        i + 1, Duration.ofMillis(10L * i), "lane-1", told.get(i).filtered(secrets::filter))));
        Map<String, String> artefacts =
                Evidence.of(events).stream().collect(Collectors.toMap(Attachment::name, Attachment::text));
        artefacts.put(
                "Trace", Trace.of(new ScenarioEvents(Optional.empty(), events)).json());
        return artefacts;
    }
}
