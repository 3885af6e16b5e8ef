package org.posrig.host.rulefile;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.script.Action;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.Sending;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlMapping;

/**
 * Reads what a rule does: {@code answer}, {@code fields}, {@code wrong}, {@code delay}, {@code send}, {@code requirement},
 * {@code refuse}.
 *
 * @param rule the rule it belongs to, which may do nothing but move its scenario on
 * @param formats what the fields of a reply may hold
 */
record ThenReader(Optional<YamlMapping> then, YamlMapping rule, FieldFormats formats) {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2}");
    private static final int LARGEST_DIGIT = 15;

    Action read() {
        if (then.isEmpty()) {
            if (!rule.has("scenario")) {
                rule.file().mistake(rule.place(), "this rule does nothing; add 'then' with what is to happen.");
            }
            return Action.NONE;
        }
        YamlMapping part = then.get();
        Action action = new Action(
                part.optionalText("answer")
                        .map(unused -> part.text("answer", CODE, "two digits or capitals, in quotes")),
                fields(part),
                wrong(part),
                part.optionalDuration("delay").orElse(Duration.ZERO),
                part.optionalChoice("send", Sending.class).orElse(Sending.WHOLE),
                part.optionalInteger("requirement", 0, LARGEST_DIGIT)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                part.optionalDuration("refuse").orElse(Duration.ZERO));
        checkSense(part, action);
        return action;
    }

    private void checkSense(YamlMapping part, Action action) {
        if (action.equals(Action.NONE) && !rule.has("scenario") && !part.has("send")) {
            part.file().mistake(part.place(), "this says nothing of what is to happen.");
        }
        boolean silent = action.swallows() || !action.refuse().isZero();
        if (silent
                && (action.code().isPresent()
                        || !action.fields().isEmpty()
                        || !action.wrong().isEmpty())) {
            part.file()
                    .mistake(
                            part.place(),
                            "a message that is not answered has no answer, fields or wrongs; take them or the silence out.");
        }
    }

    private Map<Integer, String> fields(YamlMapping part) {
        Map<Integer, String> fields = new TreeMap<>();
        part.optionalMapping("fields")
                .ifPresent(values -> values.names().forEach(name -> {
                    String value = values.text(name);
                    int number = name.matches("\\d{1,2}") ? Integer.parseInt(name) : 0;
                    formats.fault(number, value)
                            .ifPresent(fault -> values.mistake(name, fault + ", not '" + value + "'."));
                    fields.put(number, value);
                }));
        return fields;
    }

    private static Set<Falsehood> wrong(YamlMapping part) {
        Set<Falsehood> wrong = EnumSet.noneOf(Falsehood.class);
        List<String> known = Arrays.stream(Falsehood.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        for (String written : part.texts("wrong")) {
            int index = known.indexOf(written);
            if (index >= 0) {
                wrong.add(Falsehood.values()[index]);
            } else {
                String suggestion = Nearest.suggestion(written, known);
                part.mistake(
                        "wrong",
                        "nothing called '" + written + "' can be wrong in a reply"
                                + (suggestion.isEmpty() ? "; known: " + String.join(", ", known) + "." : suggestion));
            }
        }
        return wrong;
    }
}
