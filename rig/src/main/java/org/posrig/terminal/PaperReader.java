package org.posrig.terminal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.posrig.yaml.YamlMapping;

/** Reads what a profile says of receipts and of the version screen: values are found by patterns with one group. */
final class PaperReader {

    private PaperReader() {}

    static Optional<ReceiptLayout> receipt(YamlMapping root) {
        return root.optionalMapping("receipt").map(receipt -> {
            YamlMapping fields = receipt.mapping("fields");
            Map<ReceiptLayout.Field, Pattern> patterns = new EnumMap<>(ReceiptLayout.Field.class);
            for (ReceiptLayout.Field field : ReceiptLayout.Field.values()) {
                patterns.put(field, pattern(fields, field.name().toLowerCase(Locale.ROOT)));
            }
            return new ReceiptLayout(
                    receipt.text("merchant"),
                    receipt.text("cardholder"),
                    receipt.text("signature"),
                    receipt.text("reprint"),
                    patterns);
        });
    }

    static Optional<VersionScreen> versions(YamlMapping root, Set<String> screens, Set<String> flows) {
        return root.optionalMapping("versions").map(versions -> {
            String flow = versions.text("flow");
            String screen = versions.text("screen");
            ProfileReader.known(versions, "flow", flow, flows, "flow");
            ProfileReader.known(versions, "screen", screen, screens, "screen");
            return new VersionScreen(flow, screen, pattern(versions, "firmware"), pattern(versions, "parameters"));
        });
    }

    static Pattern pattern(YamlMapping mapping, String key) {
        String written = mapping.text(key);
        try {
            Pattern pattern = Pattern.compile(written, Pattern.MULTILINE);
            if (mapping.has(key) && pattern.matcher("").groupCount() != 1) {
                mapping.mistake(
                        key, "'" + key + "' must have exactly one group in round brackets: the value to be found.");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            mapping.mistake(
                    key, "'" + key + "' is no regular expression (" + e.getDescription() + "); correct the pattern.");
            return Pattern.compile("()");
        }
    }
}
