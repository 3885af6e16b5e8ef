package org.posrig.host.message;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jpos.iso.IFA_BINARY;
import org.jpos.iso.IFA_LLLNUM;
import org.jpos.iso.IFA_LLNUM;
import org.jpos.iso.IFA_NUMERIC;
import org.jpos.iso.IFB_BINARY;
import org.jpos.iso.IFB_LLLNUM;
import org.jpos.iso.IFB_LLNUM;
import org.jpos.iso.IFB_NUMERIC;
import org.jpos.iso.IF_CHAR;
import org.jpos.iso.ISOBasePackager;
import org.jpos.iso.ISOBinaryField;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOFieldPackager;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.packager.GenericPackager;
import org.jspecify.annotations.Nullable;

/** What a packager takes as a field's value, asked before a value laid down in a file is sent. */
public final class FieldFormats {

    private static final Pattern DIGITS = Pattern.compile("\\d*");

    private final ISOBasePackager packager;

    public FieldFormats(ISOBasePackager packager) {
        this.packager = packager;
    }

    /** The formats that ship with the rig. */
    public static FieldFormats shipped() {
        try {
            return new FieldFormats(
                    new GenericPackager(FieldFormats.class.getResourceAsStream("/org/posrig/host/cup-pos.xml")));
        } catch (ISOException e) {
            throw new IllegalStateException("The packager shipped with the rig cannot be read.", e);
        }
    }

    static boolean binary(ISOMsg message, int field) {
        return message.getPackager() instanceof ISOBasePackager base && binary(base.getFieldPackager(field));
    }

    private static boolean binary(@Nullable ISOFieldPackager format) {
        return format != null && format.createComponent(2) instanceof ISOBinaryField;
    }

    /** Whether the packager has the field at all. */
    public boolean has(int field) {
        return packager.getFieldPackager(field) != null;
    }

    /**
     * Refuses a received message in which a field of digits holds other nibbles; tracks may, since they are encrypted on some terminals.
     *
     * @throws ISOException with the field's number
     */
    static void requireDigits(ISOMsg message) throws ISOException {
        ISOBasePackager packager = (ISOBasePackager) message.getPackager();
        for (int field = 0; field <= message.getMaxField(); field++) {
            boolean digits = field != 35
                    && field != 36
                    && field != 1
                    && message.hasField(field)
                    && numeric(packager.getFieldPackager(field));
            if (digits && !DIGITS.matcher(Request.text(message, field)).matches()) {
                throw new ISOException("field " + field + " holds a nibble that is no digit");
            }
        }
    }

    private static boolean numeric(ISOFieldPackager format) {
        return fixedDigits(format)
                || format instanceof IFB_LLNUM
                || format instanceof IFB_LLLNUM
                || format instanceof IFA_LLNUM
                || format instanceof IFA_LLLNUM;
    }

    private static boolean fixedDigits(ISOFieldPackager format) {
        return format instanceof IFB_NUMERIC || format instanceof IFA_NUMERIC;
    }

    /** What is wrong with a value for a field, as the end of a sentence; empty where it fits. An empty value takes the field out. */
    public Optional<String> fault(int field, String value) {
        ISOFieldPackager format = field < 2 || field > 63 ? null : packager.getFieldPackager(field);
        if (format == null) {
            return Optional.of("the messages have no field " + field + " that a rule may set");
        }
        int length = format.getLength();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (binary(format)) {
            boolean fixed = format instanceof IFB_BINARY || format instanceof IFA_BINARY;
            return value.matches("([0-9A-Fa-f]{2})+")
                            && (fixed ? value.length() == 2 * length : value.length() <= 2 * length)
                    ? Optional.empty()
                    : Optional.of(
                            "field " + field + " takes " + (fixed ? "" : "up to ") + length + " bytes in hexadecimal");
        }
        if (fixedDigits(format)) {
            return value.matches("\\d{" + length + "}")
                    ? Optional.empty()
                    : Optional.of("field " + field + " takes " + length + " digits");
        }
        if (numeric(format)) {
            return value.matches("\\d{1," + length + "}")
                    ? Optional.empty()
                    : Optional.of("field " + field + " takes up to " + length + " digits");
        }
        boolean fixed = format instanceof IF_CHAR;
        return value.matches("\\p{ASCII}{1," + length + "}")
                ? Optional.empty()
                : Optional.of("field " + field + " takes " + (fixed ? "" : "up to ") + length + " characters");
    }
}
