package org.posrig.host.issuer;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.posrig.host.security.DesKey;
import org.posrig.yaml.YamlMapping;

/** Reads what a card file holds, and notes every mistake in it; no mistake's text holds a PIN or a full PAN. */
final class CardReader {

    private static final Pattern PAN = Pattern.compile("\\d{13,19}");
    private static final Pattern EXPIRY = Pattern.compile("\\d{2}(0[1-9]|1[0-2])");
    private static final Pattern THREE = Pattern.compile("\\d{3}");
    private static final Pattern PIN = Pattern.compile("\\d{4,12}");
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final Pattern REFUSAL = Pattern.compile("(?!00)[0-9A-Z]{2}");

    private CardReader() {}

    static List<TestCard> cards(YamlMapping root, List<String> allowed) {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        List<TestCard> cards = root.mappings("cards").stream()
                .map(entry -> card(entry, allowed, names, numbers))
                .toList();
        if (cards.isEmpty()) {
            root.mistake("cards", "'cards' must list at least one card.");
        }
        return cards;
    }

    static UnaryOperator<IssuerRules> rules(YamlMapping root) {
        return root.optionalMapping("issuer").map(CardReader::issuer).orElseGet(UnaryOperator::identity);
    }

    private static UnaryOperator<IssuerRules> issuer(YamlMapping entry) {
        Optional<String> exceeded = refusal(entry, "tries-exceeded");
        Optional<String> notActivated = refusal(entry, "pin-not-activated");
        Optional<String> expired = refusal(entry, "pin-expired");
        Optional<Duration> lockTime = time(entry, "lock-time");
        Optional<SameCard> sameCard = entry.optionalMapping("same-card").flatMap(CardReader::sameCard);
        return usual -> {
            IssuerRules changed = exceeded.map(usual::withTriesExceededCode).orElse(usual);
            changed = notActivated.map(changed::withPinNotActivatedCode).orElse(changed);
            changed = expired.map(changed::withPinExpiredCode).orElse(changed);
            changed = lockTime.map(changed::withLockTime).orElse(changed);
            return sameCard.map(changed::withSameCard).orElse(changed);
        };
    }

    private static Optional<SameCard> sameCard(YamlMapping entry) {
        int sales = entry.integer("sales", 1, 999);
        long above = entry.optionalAmount("above").orElse(0L);
        Duration within = time(entry, "within").orElse(Duration.ofHours(24));
        if (above < 0) {
            entry.mistake("above", "'above' must be an amount of 0.00 or more.");
            return Optional.empty();
        }
        return Optional.of(new SameCard(sales, above, within));
    }

    private static Optional<Duration> time(YamlMapping entry, String key) {
        Optional<Duration> time = entry.optionalDuration(key);
        if (time.filter(Duration::isZero).isPresent()
                && entry.optionalText(key).orElse("").matches("0+[a-z]+")) {
            entry.mistake(key, "'" + key + "' must be longer than nought.");
        }
        return time.filter(Duration::isPositive);
    }

    private static Optional<String> refusal(YamlMapping entry, String key) {
        Optional<String> code = entry.optionalText(key);
        if (code.isPresent() && !REFUSAL.matcher(code.get()).matches()) {
            entry.mistake(
                    key, "'" + key + "' must be a response code of two letters or digits other than 00, in quotes.");
            return Optional.empty();
        }
        return code;
    }

    private static CardTerms terms(YamlMapping entry) {
        return new CardTerms(
                entry.optionalChoice("state", CardState.class).orElse(CardState.NORMAL),
                amount(entry, "day-limit"),
                entry.optionalInteger("day-count", 0, 999).stream()
                        .mapToInt(Integer::intValue)
                        .findFirst());
    }

    private static TestCard card(YamlMapping entry, List<String> allowed, Set<String> names, Set<String> numbers) {
        String name = entry.text("name");
        if (!names.add(CardFile.plain(name))) {
            entry.mistake("name", "there is another card called '" + name + "'; give each its own name.");
        }
        return new TestCard(
                name,
                entry.optionalText("chinese").orElse(name),
                pan(entry, allowed, numbers),
                secret(entry, "expiry", EXPIRY, "a year and a month, YYMM"),
                secret(entry, "sequence", THREE, "three digits"),
                secret(entry, "service-code", THREE, "three digits"),
                secret(entry, "pin", PIN, "4 to 12 digits"),
                amount(entry, "balance").orElseGet(() -> {
                    entry.text("balance");
                    return 0;
                }),
                interfaces(entry),
                amount(entry, "limit"),
                entry.optionalFlag("pin-required").orElse(true),
                terms(entry),
                cryptogramKey(entry));
    }

    private static Optional<DesKey> cryptogramKey(YamlMapping entry) {
        return entry.optionalText("cryptogram-key")
                .flatMap(unused -> Optional.of(secret(entry, "cryptogram-key", KEY, "32 hexadecimal digits"))
                        .filter(hex -> KEY.matcher(hex).matches())
                        .map(DesKey::ofHex));
    }

    private static String pan(YamlMapping entry, List<String> allowed, Set<String> numbers) {
        String pan = secret(entry, "pan", PAN, "13 to 19 digits");
        if (!PAN.matcher(pan).matches()) {
            return pan;
        }
        if (!luhn(pan)) {
            entry.mistake("pan", "the check digit of 'pan' is wrong; correct the number's last digit.");
        }
        if (allowed.stream().noneMatch(pan::startsWith)) {
            entry.mistake(
                    "pan",
                    "'pan' begins with " + pan.substring(0, 6)
                            + ", which is no allowed test prefix; only test cards may be used.");
        }
        if (!numbers.add(pan)) {
            entry.mistake("pan", "another card has the same 'pan'; give each its own number.");
        }
        return pan;
    }

    // YamlMapping.text quotes a wrong value; these values must not be quoted.
    private static String secret(YamlMapping entry, String key, Pattern pattern, String words) {
        String text = entry.text(key);
        if (entry.has(key) && !pattern.matcher(text).matches()) {
            entry.mistake(key, "'" + key + "' must be " + words + ", in quotes.");
        }
        return text;
    }

    private static OptionalLong amount(YamlMapping entry, String key) {
        return entry.optionalAmount(key).stream().mapToLong(Long::longValue).findFirst();
    }

    private static Set<CardInterface> interfaces(YamlMapping entry) {
        Set<CardInterface> found = new LinkedHashSet<>();
        for (String text : entry.texts("interfaces")) {
            Arrays.stream(CardInterface.values())
                    .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            found::add,
                            () -> entry.mistake(
                                    "interfaces",
                                    "'interfaces' may hold chip, stripe and contactless, not '" + text + "'."));
        }
        if (found.isEmpty()) {
            entry.mistake("interfaces", "'interfaces' must hold at least one of chip, stripe and contactless.");
        }
        return found;
    }

    private static boolean luhn(String pan) {
        int sum = 0;
        for (int i = 0; i < pan.length(); i++) {
            int digit = pan.charAt(pan.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
