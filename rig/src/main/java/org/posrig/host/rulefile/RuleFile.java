package org.posrig.host.rulefile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Stage;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** A file of rules: {@code rules:}, a list of {@code name}, {@code when}, {@code then} and what else a rule has. */
public final class RuleFile {

    private static final int LOWEST_PRIORITY = 1000;
    private static final int MOST_TIMES = 1_000_000;

    private RuleFile() {}

    /**
     * Reads a rule file.
     *
     * @param cards whose names rules may use
     * @param formats what the fields of a reply may hold
     * @throws BadInput with every mistake and its place
     */
    public static List<Rule> read(Path path, CardFile cards, FieldFormats formats) {
        return YamlFile.read(path, root -> rules(root, cards, formats));
    }

    private static List<Rule> rules(YamlMapping root, CardFile cards, FieldFormats formats) {
        Set<String> names = new HashSet<>();
        List<Rule> rules = root.mappings("rules").stream()
                .map(entry -> rule(entry, names, cards, formats))
                .toList();
        if (rules.isEmpty()) {
            root.mistake("rules", "'rules' must list at least one rule.");
        }
        return rules;
    }

    private static Rule rule(YamlMapping entry, Set<String> names, CardFile cards, FieldFormats formats) {
        String name = entry.text("name");
        if (!name.isEmpty() && !names.add(name)) {
            entry.mistake("name", "there is another rule called '" + name + "'; give each its own name.");
        }
        return new Rule(
                name,
                entry.optionalInteger("priority", 1, LOWEST_PRIORITY).orElse(Rule.USUAL_PRIORITY),
                entry.optionalInteger("times", 1, MOST_TIMES).orElse(0),
                entry.optionalMapping("when")
                        .map(when -> new WhenReader(when, cards).read())
                        .orElse(Match.ANY),
                stage(entry),
                new ThenReader(entry.optionalMapping("then"), entry, formats).read());
    }

    private static Optional<Stage> stage(YamlMapping entry) {
        Optional<YamlMapping> scenario = entry.optionalMapping("scenario");
        if (scenario.isEmpty()) {
            return Optional.empty();
        }
        YamlMapping part = scenario.get();
        Optional<String> in = part.optionalText("in");
        Optional<String> next = part.optionalText("next");
        if (in.isEmpty() && next.isEmpty()) {
            part.file()
                    .mistake(
                            part.place(),
                            "a rule's part in a scenario needs 'in', the state it holds in, or 'next', the one it leads to.");
        }
        return Optional.of(new Stage(part.text("name"), in, next));
    }
}
