package org.posrig.bench;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.serial.ByteLink;
import org.posrig.serial.FlowControl;
import org.posrig.serial.Parity;
import org.posrig.serial.SerialSettings;
import org.posrig.yaml.YamlMapping;

/** Reads the serial lines of a bench file's terminals; each port serves one thing only. */
final class LineReader {

    static final String OF_THE_STAND_IN = "stand-in";

    private final Map<String, String> used = new HashMap<>();

    /** {@code printer: {port, baud, charset …}} and {@code scanner: {port, baud …}}, where they are there. */
    Optional<BenchFile.LinePart> line(YamlMapping terminal, String key, String device) {
        return terminal.optionalMapping(key)
                .map(line -> new BenchFile.LinePart(
                        port(line, terminal.has(OF_THE_STAND_IN), device),
                        settings(line, 9600),
                        key.equals("printer") ? charset(line) : Charset.forName("US-ASCII")));
    }

    /** {@code baud, data-bits, parity, stop-bits, flow-control, dtr, rts}: eight data bits, no parity and one stop bit unless said. */
    SerialSettings settings(YamlMapping line, int baud) {
        return new SerialSettings(
                line.optionalInteger("baud", 300, 4_000_000).orElse(baud),
                line.optionalInteger("data-bits", 5, 8).orElse(8),
                line.optionalChoice("parity", Parity.class).orElse(Parity.NONE),
                line.optionalInteger("stop-bits", 1, 2).orElse(1),
                line.optionalChoice("flow-control", FlowControl.class).orElse(FlowControl.NONE),
                line.optionalFlag("dtr").orElse(true),
                line.optionalFlag("rts").orElse(true));
    }

    /** The port of a line; empty for a stand-in's own. */
    Optional<String> port(YamlMapping line, boolean hasStandIn, String device) {
        String port = line.text("port");
        if (port.equals(OF_THE_STAND_IN)) {
            if (!hasStandIn) {
                line.mistake(
                        "port", "this terminal has no 'stand-in' part; name the serial port of its " + device + ".");
            }
            return Optional.empty();
        }
        ByteLink.mistakeIn(port).ifPresent(sentence -> line.mistake("port", sentence));
        String other = used.putIfAbsent(port, device);
        if (other != null && line.has("port")) {
            line.mistake("port", "the port " + port + " already belongs to a " + other + "; every line needs its own.");
        }
        return Optional.of(port);
    }

    private static Charset charset(YamlMapping line) {
        String name = line.optionalText("charset").orElse("GB18030");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            line.mistake(
                    "charset", "there is no character set '" + name + "'; Chinese printers mostly use GB18030 or GBK.");
            return Charset.forName("GB18030");
        }
    }
}
