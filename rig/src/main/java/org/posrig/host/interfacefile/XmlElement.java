package org.posrig.host.interfacefile;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.Place;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of an XML file with its place.
 *
 * @param depth 0 for the root
 */
record XmlElement(String name, Map<String, String> attributes, int depth, Place place) {

    /** All elements in the file's order; what is no XML is noted as a mistake of the file. */
    static List<XmlElement> in(Source source) {
        Collector collector = new Collector(source);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            // A packager names jPOS's document type; nothing is loaded from anywhere for it.
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.newSAXParser().parse(new InputSource(new StringReader(source.text())), collector);
        } catch (SAXParseException e) {
            source.mistake(
                    source.place(Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber())),
                    "this is no XML (" + e.getMessage().replaceFirst("\\.$", "") + "); correct it here.");
        } catch (SAXException | ParserConfigurationException | IOException e) {
            source.mistake(source.place(1, 1), "this is no XML (" + e.getMessage() + "); correct the file.");
        }
        return collector.elements;
    }

    /** An attribute that has to be there; noted where it is not. */
    String attribute(String attribute, Source source) {
        String value = attributes.getOrDefault(attribute, "");
        if (value.isBlank()) {
            source.mistake(place, "'" + attribute + "' is missing in this " + name + "; add it.");
        }
        return value;
    }

    /** Notes all attributes but these. */
    void refuseOthers(List<String> known, Source source) {
        attributes.keySet().stream()
                .filter(attribute -> !known.contains(attribute))
                .forEach(attribute -> source.mistake(
                        place,
                        "unknown attribute '" + attribute + "'"
                                + Nearest.to(attribute, known)
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse("; known here: " + String.join(", ", known) + ".")));
    }

    private static final class Collector extends DefaultHandler {

        private final Source source;
        private final String[] lines;
        private final List<XmlElement> elements = new ArrayList<>();
        private @Nullable Locator locator;
        private int depth;

        private Collector(Source source) {
            this.source = source;
            this.lines = source.text().split("\r\n|\r|\n", -1);
        }

        @Override
        public void setDocumentLocator(Locator told) {
            locator = told;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes told) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < told.getLength(); i++) {
                attributes.put(told.getQName(i), told.getValue(i));
            }
            elements.add(new XmlElement(name, attributes, depth, begin()));
            depth++;
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            depth--;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        // The parser tells where a start tag ends; no other '<' can stand in it.
        private Place begin() {
            int line = locator == null ? 1 : Math.clamp(locator.getLineNumber(), 1, lines.length);
            int column = locator == null ? 1 : locator.getColumnNumber();
            int at = lines[line - 1].lastIndexOf('<', Math.max(0, column - 2));
            while (at < 0 && line > 1) {
                line--;
                at = lines[line - 1].lastIndexOf('<');
            }
            return source.place(line, Math.max(0, at) + 1);
        }
    }
}
