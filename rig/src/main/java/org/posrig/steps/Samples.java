package org.posrig.steps;

import io.cucumber.java.ParameterType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a step's wording with sample values, so that it reads as it would in a feature. */
final class Samples {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern PLAIN_WORDS = Pattern.compile("[^\\\\\\[\\](){}*+?^$.]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Cucumber's own parameter types. */
    private static final Map<String, String> BUILT_IN =
            Map.of("int", "3", "word", "enter", "string", "\"idle\"", "float", "1.5");

    private final Map<String, List<String>> english = new HashMap<>();
    private final Map<String, List<String>> chinese = new HashMap<>();

    Samples() {
        BUILT_IN.forEach((name, sample) -> {
            english.put(name, List.of(sample));
            chinese.put(name, List.of(sample));
        });
        Arrays.stream(ParameterTypes.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterType.class))
                .forEach(this::add);
    }

    /** The wording as a text that the step matches; a parameter type that has no sample stays as it is written. */
    String fill(String wording, boolean inChinese) {
        Map<String, List<String>> values = inChinese ? chinese : english;
        Map<String, Integer> used = new HashMap<>();
        String plain = OPTIONAL.matcher(wording).replaceAll("$1");
        return PARAMETER.matcher(plain).replaceAll(found -> {
            List<String> samples = values.getOrDefault(found.group(1), List.of(found.group()));
            int turn = used.merge(found.group(1), 1, Integer::sum) - 1;
            return Matcher.quoteReplacement(samples.get(turn % samples.size()));
        });
    }

    private void add(Method type) {
        Sample written = type.getAnnotation(Sample.class);
        if (written != null) {
            english.put(type.getName(), List.of(written.english()));
            chinese.put(type.getName(), List.of(written.chinese()));
            return;
        }
        String words = String.join("|", type.getAnnotation(ParameterType.class).value());
        if (PLAIN_WORDS.matcher(words).matches()) {
            first(words, false).ifPresent(word -> english.put(type.getName(), List.of(word)));
            first(words, true)
                    .or(() -> first(words, false))
                    .ifPresent(word -> chinese.put(type.getName(), List.of(word)));
        }
    }

    private static Optional<String> first(String words, boolean inChinese) {
        return Arrays.stream(words.split("\\|"))
                .filter(word -> HAN.matcher(word).find() == inChinese)
                .findFirst();
    }
}
