package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.run.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class JUnitXmlTest {

    /** What {@code junit-10.xsd} of Jenkins' xUnit plugin lets stand in each element: child elements, attributes, text. */
    private record Shape(Set<String> children, Set<String> attributes, Set<String> required, boolean text) {}

    private static final Shape RERUN = new Shape(
            Set.of("stackTrace", "system-out", "system-err"), Set.of("message", "type"), Set.of("type"), true);
    private static final Shape TOLD = new Shape(Set.of(), Set.of("message", "type"), Set.of(), true);
    private static final Map<String, Shape> SHAPES = Map.of(
            "testsuites",
            new Shape(Set.of("testsuite"), Set.of("name", "time", "tests", "failures", "errors"), Set.of(), false),
            "testsuite",
            new Shape(
                    Set.of("testsuite", "properties", "testcase", "system-out", "system-err"),
                    Set.of(
                            "name",
                            "tests",
                            "failures",
                            "errors",
                            "group",
                            "time",
                            "skipped",
                            "timestamp",
                            "hostname",
                            "id"),
                    Set.of("name", "tests", "failures", "errors"),
                    false),
            "testcase",
            new Shape(
                    Set.of(
                            "skipped",
                            "error",
                            "failure",
                            "rerunFailure",
                            "rerunError",
                            "flakyFailure",
                            "flakyError",
                            "system-out",
                            "system-err"),
                    Set.of("name", "time", "classname", "group"),
                    Set.of("name"),
                    false),
            "failure",
            TOLD,
            "error",
            TOLD,
            "skipped",
            TOLD,
            "rerunFailure",
            RERUN,
            "rerunError",
            RERUN,
            "flakyFailure",
            RERUN,
            "flakyError",
            RERUN);

    @Test
    void each_verdict_has_its_element() throws Exception {
        byte[] xml = new JUnitXml(
                        List.of(
                                Sample.outcome(3, "passes", List.of(), Verdict.PASSED),
                                Sample.outcome(7, "fails", List.of(), Verdict.FAILED),
                                Sample.outcome(11, "is broken twice", List.of(), Verdict.FAILED, Verdict.BROKEN),
                                Sample.outcome(15, "is skipped", List.of(), Verdict.SKIPPED),
                                Sample.outcome(
                                        19, "is flaky", List.of(), Verdict.BROKEN, Verdict.FAILED, Verdict.PASSED),
                                Sample.outcome(23, "was never come to", List.of())),
                        "stand-in")
                .bytes();
        Golden.assertSame(
                JUnitXmlTest.class,
                "junit.xml",
                new String(xml, StandardCharsets.UTF_8).replaceFirst("timestamp=\"[^\"]*\"", "timestamp=\"TIME\""));
        check(xml);
    }

    @Property(seed = "43", tries = 300)
    void any_text_makes_a_file_that_can_be_read_and_keeps_to_the_schema(
            @ForAll String name, @ForAll String message, @ForAll String cause) throws Exception {
        Attempt attempt = new Attempt(
                1,
                Verdict.FAILED,
                cause,
                message,
                Instant.EPOCH,
                Duration.ofDays(2),
                List.of(),
                List.of(),
                Optional.empty());
        check(new JUnitXml(
                        List.of(new Outcome(
                                new Place(Sample.FILE, 1), name, name, List.of(), List.of(attempt, attempt), false)),
                        name)
                .bytes());
    }

    private static void check(byte[] xml) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        check(document.getDocumentElement());
    }

    private static void check(Element element) {
        Shape shape = SHAPES.get(element.getTagName());
        if (shape == null) {
            assertThat(element.getTagName()).isEqualTo("stackTrace");
            return;
        }
        Set<String> attributes = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add(element.getAttributes().item(i).getNodeName());
        }
        assertThat(shape.attributes()).as(element.getTagName()).containsAll(attributes);
        assertThat(attributes).as(element.getTagName()).containsAll(shape.required());
        if (element.getTagName().equals("testsuite")) {
            assertThat(element.getAttribute("time")).matches("(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\\.[0-9]*)?");
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                assertThat(shape.children()).as(element.getTagName()).contains(child.getTagName());
                check(child);
            } else if (!shape.text()) {
                assertThat(children.item(i).getTextContent()).isBlank();
            }
        }
    }
}
