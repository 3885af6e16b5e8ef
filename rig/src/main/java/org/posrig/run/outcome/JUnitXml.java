package org.posrig.run.outcome;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.posrig.fault.RigFault;
import org.posrig.run.Verdict;
import org.posrig.timeline.WholeFile;

/**
 * JUnit's XML for other tools, as the schema {@code junit-10.xsd} of Jenkins' xUnit plugin has it: a suite for each feature, failed as
 * {@code failure}, broken as {@code error}, flaky as a case that passed with {@code flakyFailure} or {@code flakyError}.
 */
public final class JUnitXml {

    private final Collection<Outcome> outcomes;
    private final String bench;

    public JUnitXml(Collection<Outcome> outcomes, String bench) {
        this.outcomes = outcomes;
        this.bench = bench;
    }

    /** Writes the file, as a whole or not at all. */
    public void write(Path file) {
        try {
            WholeFile.write(file, bytes());
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "JUnit's XML cannot be written to " + file + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    byte[] bytes() {
        Map<Path, List<Outcome>> suites = outcomes.stream()
                .filter(outcome -> !outcome.attempts().isEmpty())
                .collect(Collectors.groupingBy(
                        outcome -> outcome.place().file(), LinkedHashMap::new, Collectors.toList()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", clean(bench));
            for (List<Outcome> suite : suites.values()) {
                suite(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void suite(XMLStreamWriter xml, List<Outcome> suite) throws XMLStreamException {
        Outcome first = suite.getFirst();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute(
                "name", first.feature().isEmpty() ? first.place().file().toString() : clean(first.feature()));
        xml.writeAttribute("tests", String.valueOf(suite.size()));
        xml.writeAttribute("failures", count(suite, Verdict.FAILED));
        xml.writeAttribute("errors", count(suite, Verdict.BROKEN));
        xml.writeAttribute("skipped", count(suite, Verdict.SKIPPED));
        xml.writeAttribute(
                "time", seconds(suite.stream().mapToDouble(JUnitXml::took).sum()));
        xml.writeAttribute(
                "timestamp",
                LocalDateTime.ofInstant(first.attempts().getFirst().began(), ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        for (Outcome outcome : suite) {
            scenario(xml, outcome);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void scenario(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        Attempt last = outcome.attempts().getLast();
        String versions = last.versions().isEmpty() ? outcome.place().model().orElse("") : last.versions();
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", clean(outcome.name()));
        // Two models are two cases: a build server must not take one for the other.
        xml.writeAttribute("classname", clean(outcome.feature() + (versions.isEmpty() ? "" : " [" + versions + "]")));
        xml.writeAttribute("time", seconds(took(outcome)));
        switch (last.verdict()) {
            case FAILED -> told(xml, "failure", last);
            case BROKEN -> told(xml, "error", last);
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", clean(headline(last)));
            }
            default -> {
                // A case without any of these has passed.
            }
        }
        for (Attempt earlier : outcome.attempts().subList(0, outcome.attempts().size() - 1)) {
            if (earlier.interrupted()) {
                continue;
            }
            repeated(
                    xml,
                    (last.red() ? "rerun" : "flaky") + (earlier.verdict() == Verdict.FAILED ? "Failure" : "Error"),
                    earlier);
        }
        xml.writeEndElement();
    }

    private static void told(XMLStreamWriter xml, String element, Attempt attempt) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", clean(attempt.cause()));
        xml.writeAttribute("message", clean(headline(attempt)));
        xml.writeCharacters(clean(attempt.message()));
        xml.writeEndElement();
    }

    private static void repeated(XMLStreamWriter xml, String element, Attempt attempt) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", clean(attempt.cause()));
        xml.writeAttribute("message", clean(headline(attempt)));
        xml.writeStartElement("stackTrace");
        xml.writeCharacters(clean(attempt.message()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String headline(Attempt attempt) {
        return attempt.message().lines().findFirst().orElse("");
    }

    private static String count(List<Outcome> suite, Verdict verdict) {
        return String.valueOf(suite.stream()
                .filter(outcome -> outcome.attempts().getLast().verdict() == verdict)
                .count());
    }

    private static double took(Outcome outcome) {
        return outcome.attempts().stream()
                        .mapToLong(attempt -> attempt.took().toMillis())
                        .sum()
                / 1000.0;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** What XML 1.0 cannot hold (section 2.2) is shown as U+FFFD. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
