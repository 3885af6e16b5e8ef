package org.posrig.host.issuer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.fault.Mistakes;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The test cards of a bench, read from a file and checked: names and numbers unique, numbers valid and from test prefixes. */
public final class CardFile {

    private static final Pattern PREFIX = Pattern.compile("\\d{6,19}");

    // While the file of prefixes is wrong, cards are not held against it.
    private static final List<String> ANY_PREFIX = List.of("");

    private final Path path;
    private final List<TestCard> cards;
    private final List<Wallet> wallets;
    private final UnaryOperator<IssuerRules> rules;

    private record Content(List<TestCard> cards, List<Wallet> wallets, UnaryOperator<IssuerRules> rules) {}

    private CardFile(Path path, Content content) {
        this.path = path;
        this.cards = content.cards();
        this.wallets = content.wallets();
        this.rules = content.rules();
    }

    /**
     * Reads a card file.
     *
     * @param prefixes the file of allowed prefixes ({@code prefixes:}, a list of {@code prefix} and {@code reason})
     * @throws BadInput with every mistake and its place; no message holds a PIN or a full PAN
     */
    public static CardFile read(Path path, Path prefixes) {
        Mistakes mistakes = new Mistakes();
        List<String> allowed = mistakes.collect(() -> YamlFile.read(prefixes, CardFile::prefixes))
                .orElse(ANY_PREFIX);
        Optional<Content> content = mistakes.collect(() -> YamlFile.read(
                path,
                root -> new Content(
                        CardReader.cards(root, allowed), WalletReader.wallets(root, allowed), CardReader.rules(root))));
        mistakes.throwAll();
        return new CardFile(path, content.orElseThrow());
    }

    private static List<String> prefixes(YamlMapping root) {
        return root.mappings("prefixes").stream()
                .map(entry -> {
                    entry.text("reason");
                    return entry.text("prefix", PREFIX, "6 to 19 digits");
                })
                .toList();
    }

    /** An issuer's rules with what this file's {@code issuer} part says about them. */
    IssuerRules rules(IssuerRules usual) {
        return rules.apply(usual);
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

    public List<Wallet> wallets() {
        return wallets;
    }

    /**
     * The wallet of a name, in English (with or without article and the word wallet) or in Chinese.
     *
     * @throws BadInput when there is none, with the nearest name
     */
    public Wallet wallet(String name) {
        String plain =
                name.strip().toLowerCase(Locale.ROOT).replaceFirst("^the ", "").replaceFirst(" wallet$", "");
        return wallets.stream()
                .filter(wallet ->
                        wallet.name().equals(plain) || wallet.chinese().equals(plain))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no wallet called '" + name + "' in " + path
                        + Nearest.to(plain, wallets.stream().map(Wallet::name).toList())
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse("; use one of its names or add it.")));
    }

    /** The card of a number. */
    public Optional<TestCard> withNumber(String pan) {
        return cards.stream().filter(card -> card.pan().equals(pan)).findFirst();
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^the ", "").replaceFirst(" card$", "");
    }
}
