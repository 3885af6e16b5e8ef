package org.posrig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Whatever text an event carries stays text. */
class EscapingPropertiesTest {

    private static final Set<String> SVG = Set.of("svg", "title", "rect", "g", "text", "tspan");
    private static final Set<String> HTML = Set.of(
            "html", "head", "meta", "title", "style", "body", "table", "thead", "tbody", "tr", "th", "td", "span", "b");

    @Property(tries = 400, seed = "20261122")
    void pictures_and_pages_are_well_formed_and_hold_no_element_of_the_events(
            @ForAll("texts") String a, @ForAll("texts") String b) throws Exception {
        List<Attachment> attachments = Evidence.of(events(a, b));

        assertThat(attachments).extracting(Attachment::name).hasSize(a.equals(b) ? 5 : 7);
        for (Attachment attachment : attachments) {
            switch (attachment.mediaType()) {
                case "image/svg+xml" -> assertThat(SVG).containsAll(elements(attachment));
                case "text/html" -> assertThat(HTML).containsAll(elements(attachment));
                default -> {}
            }
        }
    }

    @Property(tries = 400, seed = "20261122")
    void the_timeline_has_one_line_for_each_event(@ForAll("texts") String a, @ForAll("texts") String b) {
        List<Event> events = events(a, b);

        String text = Evidence.of(events).getLast().text();

        assertThat(text.lines()).hasSize(events.size());
        assertThat(text.codePoints().filter(character -> character != '\n'))
                .noneMatch(character ->
                        Character.isISOControl(character) || Character.getType(character) == Character.FORMAT);
    }

    @Property(tries = 200, seed = "20261122")
    void what_is_in_a_field_can_be_read_there(@ForAll("texts") String value) throws Exception {
        Happening message =
                new Happening.HostMessage("c", "t", true, "s", List.of(new Happening.Field(60, "reserved", value)));
        Attachment page =
                Evidence.of(List.of(new Event(1, Duration.ZERO, "", message))).getFirst();

        NodeList cells = parsed(page).getElementsByTagName("td");

        assertThat(cells.item(2).getTextContent()).isEqualTo(Visible.line(value));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(24),
                Arbitraries.strings().withCharRange('\0', (char) 0xA0).ofMaxLength(24),
                Arbitraries.strings()
                        .withChars('\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u2028', '\u202E', '金', '|')
                        .ofMaxLength(8),
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "]]>",
                        "&amp;&#0;",
                        "\" onload=\"x",
                        "' y='",
                        "--><svg/>",
                        "%s %d %n",
                        "\\",
                        "$1"));
    }

    private static List<Event> events(String a, String b) {
        List<Happening> happenings = List.of(
                new Happening.ScenarioStarted(a, b, List.of(a, b)),
                new Happening.StepStarted(b),
                new Happening.KeyMoved(a, b, true),
                new Happening.KeyMoved(a, b, false),
                new Happening.RelayMoved(b, a, true),
                new Happening.Pressed(a, b, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Happening.CardMoved(b, a, b),
                new Happening.ScreenShown(a, 1, Duration.ZERO, Duration.ZERO, List.of(a, b), List.of(b, a)),
                new Happening.PowerMoved(a, true),
                new Happening.SenseMoved(a, b, true),
                new Happening.ScreenShown(b, 2, Duration.ZERO, Duration.ZERO, List.of(b), List.of("# # ##")),
                new Happening.LineMoved(a, b, false, a),
                new Happening.HostMessage(b, a, false, b, List.of(new Happening.Field(2, a, b))),
                new Happening.Note(a),
                new Happening.ScenarioEnded(a, b, a));
        return IntStream.range(0, happenings.size())
                .mapToObj(i -> new Event(i + 1, Duration.ofMillis(i), "lane", happenings.get(i)))
                .toList();
    }

    private static Set<String> elements(Attachment attachment) throws Exception {
        NodeList all = parsed(attachment).getElementsByTagName("*");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    private static Document parsed(Attachment attachment) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new Throwing());
        return builder.parse(new InputSource(new StringReader(attachment.text())));
    }

    /** Without it the parser prints to the console. */
    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {}

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
