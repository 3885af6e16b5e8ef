package org.posrig.host.interfacefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpos.iso.ISOBinaryField;
import org.jpos.iso.ISOBitMapPackager;
import org.jpos.iso.ISOComponent;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOField;
import org.jpos.iso.ISOFieldPackager;

/**
 * A packager for jPOS's GenericPackager, checked field by field: the format's class, and whether what the acquirer writes into its
 * answers fits. jPOS itself would tell the first mistake only, without its place.
 */
final class PackagerFile {

    private static final int LAST_FIELD = 64;
    private static final int BITMAP = 1;
    private static final List<String> ROOT =
            List.of("maxValidField", "bitmapField", "thirdBitmapField", "firstField", "emitBitmap", "headerLength");
    private static final List<String> FIELD =
            List.of("id", "length", "name", "class", "token", "pad", "trim", "params", "encoding");

    private final Source source;
    private final Map<Integer, XmlElement> seen = new HashMap<>();

    private PackagerFile(Source source) {
        this.source = source;
    }

    static void check(Source source) {
        List<XmlElement> elements = XmlElement.in(source);
        if (elements.isEmpty() || !source.faultless()) {
            return;
        }
        XmlElement root = elements.getFirst();
        if (!root.name().equals("isopackager")) {
            source.mistake(root.place(), "the file must hold an 'isopackager', not a '" + root.name() + "'.");
            return;
        }
        root.refuseOthers(ROOT, source);
        PackagerFile file = new PackagerFile(source);
        elements.stream().skip(1).forEach(file::field);
        Stream.concat(Stream.of(BITMAP), Answered.FIELDS.keySet().stream())
                .filter(number -> !file.seen.containsKey(number))
                .sorted()
                .forEach(number -> source.mistake(
                        root.place(), "field " + number + " has no format, but answers carry it; add an isofield."));
    }

    private void field(XmlElement element) {
        if (!element.name().equals("isofield") || element.depth() != 1) {
            source.mistake(
                    element.place(),
                    "a packager of terminal messages holds 'isofield' only, no '" + element.name() + "'.");
            return;
        }
        element.refuseOthers(FIELD, source);
        int number = number(element, "id", 0, LAST_FIELD);
        int length = number(element, "length", 1, 9999);
        element.attribute("name", source);
        String type = element.attribute("class", source);
        for (String flag : List.of("pad", "trim")) {
            String told = element.attributes().getOrDefault(flag, "true");
            if (!told.equals("true") && !told.equals("false")) {
                source.mistake(element.place(), "'" + flag + "' must be true or false, not '" + told + "'.");
            }
        }
        XmlElement other = number < 0 ? null : seen.putIfAbsent(number, element);
        if (other != null) {
            source.mistake(
                    element.place(),
                    "field " + number + " has a format in line " + other.place().line() + " already; delete one.");
        }
        if (!type.isBlank()) {
            format(element, type).ifPresent(format -> fits(element, number, length, format));
        }
    }

    private int number(XmlElement element, String attribute, int least, int most) {
        String told = element.attribute(attribute, source);
        int value = told.matches("\\d{1,6}") ? Integer.parseInt(told) : -1;
        if (!told.isBlank() && (value < least || value > most)) {
            source.mistake(
                    element.place(),
                    "'" + attribute + "' must be a whole number from " + least + " to " + most + ", not '" + told
                            + "'.");
            return -1;
        }
        return value;
    }

    private Optional<ISOFieldPackager> format(XmlElement element, String type) {
        try {
            Object made = Class.forName(type).getConstructor().newInstance();
            if (made instanceof ISOFieldPackager format) {
                return Optional.of(format);
            }
            source.mistake(element.place(), "the class " + type + " is no format of a field (ISOFieldPackager).");
        } catch (ReflectiveOperationException | LinkageError e) {
            source.mistake(
                    element.place(),
                    "there is no class " + type + " on the class path that can be made; jPOS's formats are in"
                            + " org.jpos.iso.");
        }
        return Optional.empty();
    }

    private void fits(XmlElement element, int number, int length, ISOFieldPackager format) {
        if (number == BITMAP && !(format instanceof ISOBitMapPackager)) {
            source.mistake(element.place(), "field 1 is the bitmap; its class must be one for bitmaps, IFB_BITMAP.");
        }
        Object value = Answered.FIELDS.get(number);
        if (value == null || length < 0) {
            return;
        }
        format.setLength(length);
        format.setPad(element.attributes().getOrDefault("pad", "false").equals("true"));
        try {
            ISOComponent filled = value instanceof byte[] bytes
                    ? new ISOBinaryField(number, bytes)
                    : new ISOField(number, (String) value);
            if (value instanceof byte[] && !(format.createComponent(number) instanceof ISOBinaryField)) {
                throw new ISOException("they are bytes");
            }
            format.pack(filled);
        } catch (ISOException | RuntimeException e) {
            source.mistake(
                    element.place(),
                    "field " + number + " cannot hold what answers carry in it, " + Answered.shown(value)
                            + "; correct its class or its length.");
        }
    }
}
