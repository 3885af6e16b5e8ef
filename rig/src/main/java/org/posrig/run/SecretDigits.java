package org.posrig.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds digits of PINs and passwords in features: they would land in every report. Looks at every line as it is written, comments
 * and tables too, and at the steps of outlines with their values filled in. Its sentences never repeat the digits.
 */
final class SecretDigits {

    /** A number of its own, not part of an amount such as 1234.56. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{Nd}.])\\p{Nd}(?:[ -]?\\p{Nd}){3,}(?!\\p{Nd})(?!\\.\\p{Nd})");

    private static final Pattern PART = Pattern.compile("[ -]");

    private static final Pattern WORD =
            Pattern.compile("(?i)\\b(?:PINs?|passwords?|passcodes?)\\b|密码|口令", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

    private final Set<String> secrets;

    /** @param secrets the PINs and passwords of the fixtures */
    SecretDigits(Set<String> secrets) {
        this.secrets = Set.copyOf(secrets);
    }

    List<Mistake> in(FeatureFile feature) {
        Set<Mistake> mistakes = new LinkedHashSet<>();
        for (int i = 0; i < feature.lines().size(); i++) {
            for (Found found : found(feature.lines().get(i))) {
                mistakes.add(new Mistake(feature.path(), i + 1, found.column(), found.sentence()));
            }
        }
        mistakes.addAll(columns(feature));
        Set<Integer> told = new LinkedHashSet<>();
        mistakes.forEach(mistake -> told.add(mistake.line()));
        for (FeatureFile.Selected scenario : feature.scenarios()) {
            for (FeatureFile.PlacedStep step : scenario.steps()) {
                if (told.contains(step.line()) || told.contains(scenario.line())) {
                    continue;
                }
                for (Found found : found(step.text())) {
                    mistakes.add(new Mistake(feature.path(), scenario.line(), 1, found.sentence()));
                }
            }
        }
        return new ArrayList<>(mistakes);
    }

    /** The same text with the digits of its numbers hidden, where it holds any that may not be shown. */
    String hidden(String text) {
        return found(text).isEmpty()
                ? text
                : NUMBER.matcher(text)
                        .replaceAll(number -> "•".repeat(number.group().length()));
    }

    private record Found(int column, String sentence) {}

    private List<Found> found(String text) {
        List<Found> all = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int behind = word.find() ? word.end() : Integer.MAX_VALUE;
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            boolean whole = secrets.contains(plain(number.group()));
            if (whole || PART.splitAsStream(number.group()).anyMatch(part -> secrets.contains(plain(part)))) {
                all.add(new Found(
                        number.start() + 1,
                        "these digits are a PIN or a password of the fixtures; write its name, such as 'the right PIN' or"
                                + " 'the new password'."));
            } else if (number.start() >= behind) {
                all.add(new Found(
                        number.start() + 1,
                        "digits behind the word PIN or password; these go by name, such as 'the right PIN' or 'the new"
                                + " password'."));
            }
        }
        return all;
    }

    // Under a heading such as 'PIN' any number is one.
    private static List<Mistake> columns(FeatureFile feature) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Boolean> secret = List.of();
        for (int i = 0; i < feature.lines().size(); i++) {
            String line = feature.lines().get(i);
            if (!line.strip().startsWith("|")) {
                secret = List.of();
                continue;
            }
            String[] cells = CELL_BORDER.split(line);
            if (secret.isEmpty()) {
                secret = Arrays.stream(cells)
                        .map(cell -> WORD.matcher(cell).find())
                        .toList();
                continue;
            }
            int column = 1;
            for (int c = 0; c < cells.length; c++) {
                Matcher number = NUMBER.matcher(cells[c]);
                if (c < secret.size() && secret.get(c) && number.find()) {
                    mistakes.add(
                            new Mistake(
                                    feature.path(),
                                    i + 1,
                                    column + number.start(),
                                    "digits in a column of PINs or passwords; these go by name, such as 'the right' or 'new'."));
                }
                column += cells[c].length() + 1;
            }
        }
        return mistakes;
    }

    private static String plain(String digits) {
        return digits.codePoints()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
