package org.posrig.host.issuer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.yaml.YamlMapping;

/** Reads the wallets of a card file, and notes every mistake in them; no mistake's text holds a payment code. */
final class WalletReader {

    private static final Pattern CODE = Pattern.compile("\\d{16,24}");

    private WalletReader() {}

    static List<Wallet> wallets(YamlMapping root, List<String> allowed) {
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        return root.mappings("wallets").stream()
                .map(entry -> wallet(entry, allowed, names, codes))
                .toList();
    }

    private static Wallet wallet(YamlMapping entry, List<String> allowed, Set<String> names, Set<String> codes) {
        String name = entry.text("name");
        if (!names.add(name)) {
            entry.mistake("name", "there is another wallet called '" + name + "'; give each its own name.");
        }
        return new Wallet(
                name,
                entry.optionalText("chinese").orElse(name),
                code(entry, allowed, codes),
                amount(entry, "balance"),
                amount(entry, "limit"));
    }

    private static String code(YamlMapping entry, List<String> allowed, Set<String> codes) {
        String code = entry.text("code");
        if (!entry.has("code")) {
            return code;
        }
        if (!CODE.matcher(code).matches()) {
            entry.mistake("code", "'code' must be 16 to 24 digits, in quotes.");
        } else if (allowed.stream().noneMatch(code::startsWith)) {
            entry.mistake(
                    "code",
                    "'code' begins with " + code.substring(0, 6)
                            + ", which is no allowed test prefix; only test codes may be used.");
        } else if (!codes.add(code)) {
            entry.mistake("code", "another wallet has the same 'code'; give each its own.");
        }
        return code;
    }

    private static long amount(YamlMapping entry, String key) {
        return entry.optionalAmount(key).orElseGet(() -> {
            entry.text(key);
            return 0L;
        });
    }
}
