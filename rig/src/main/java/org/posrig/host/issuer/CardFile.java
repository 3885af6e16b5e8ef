package org.posrig.host.issuer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The test cards of a bench, read from a file and checked: names and numbers unique, numbers valid and from test prefixes. */
public final class CardFile {

    private static final Pattern PAN = Pattern.compile("\\d{13,19}");
    private static final Pattern EXPIRY = Pattern.compile("\\d{2}(0[1-9]|1[0-2])");
    private static final Pattern THREE = Pattern.compile("\\d{3}");
    private static final Pattern PIN = Pattern.compile("\\d{4,12}");
    private static final Pattern PREFIX = Pattern.compile("\\d{6,19}");

    private final Path path;
    private final List<TestCard> cards;

    private CardFile(Path path, List<TestCard> cards) {
        this.path = path;
        this.cards = cards;
    }

    /**
     * Reads a card file.
     *
     * @param prefixes the file of allowed prefixes ({@code prefixes:}, a list of {@code prefix} and {@code reason})
     * @throws BadInput with every mistake and its place; no message holds a PIN or a full PAN
     */
    public static CardFile read(Path path, Path prefixes) {
        List<String> allowed = YamlFile.read(
                prefixes,
                root -> root.mappings("prefixes").stream()
                        .map(entry -> {
                            entry.text("reason");
                            return entry.text("prefix", PREFIX, "6 to 19 digits");
                        })
                        .toList());
        return new CardFile(path, YamlFile.read(path, root -> cards(root, allowed)));
    }

    public List<TestCard> cards() {
        return cards;
    }

    /**
     * The card of a name, in English (with or without article and the word card) or in Chinese.
     *
     * @throws BadInput when there is none, with the nearest name
     */
    public TestCard card(String name) {
        String plain = plain(name);
        return cards.stream()
                .filter(card ->
                        plain(card.name()).equals(plain) || card.chinese().equals(plain))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no card called '" + name + "' in " + path
                        + Nearest.to(plain, cards.stream().map(TestCard::name).toList())
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse("; use one of its names or add it.")));
    }

    /** The card of a number. */
    public Optional<TestCard> withNumber(String pan) {
        return cards.stream().filter(card -> card.pan().equals(pan)).findFirst();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^the ", "").replaceFirst(" card$", "");
    }

    private static List<TestCard> cards(YamlMapping root, List<String> allowed) {
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

    private static TestCard card(YamlMapping entry, List<String> allowed, Set<String> names, Set<String> numbers) {
        String name = entry.text("name");
        if (!names.add(plain(name))) {
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
                entry.optionalFlag("pin-required").orElse(true));
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
