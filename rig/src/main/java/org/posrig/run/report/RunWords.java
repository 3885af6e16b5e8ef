package org.posrig.run.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFacts;

/** What a report says of a scenario beside its evidence: its theme, what its tags mean, and how to run it again. */
public final class RunWords {

    private static final Pattern PAIR = Pattern.compile("@?(severity|team|issue|requirement|retry):(.+)");
    private static final Pattern LINE = Pattern.compile("@([A-Z]\\d{1,2})");

    /** A link of a scenario; {@code url} is its name until the report's configuration says where it leads. */
    record Linked(String type, String name, String url) {}

    private final Path home;
    private final RunFacts facts;

    public RunWords(Path home, RunFacts facts) {
        this.home = home;
        this.facts = facts;
    }

    /** Whether a tag says something that the report has a place of its own for, {@code severity:critical}. */
    static boolean isPair(String tag) {
        return PAIR.matcher(tag).matches();
    }

    String bench() {
        return facts.bench();
    }

    /** A scenario's file as it is named from posrig's folder. */
    String file(Place place) {
        String written = place.from(home);
        return written.substring(0, written.lastIndexOf(':'));
    }

    /** A place as it is named from posrig's folder, with the model where there is one. */
    String written(Place place) {
        return place.from(home) + place.model().map(model -> "@" + model).orElse("");
    }

    /** The place that is written so; empty where it is none. */
    Optional<Place> place(String written) {
        try {
            return Optional.of(Place.of(home.resolve(written).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Map<String, String> labels(Outcome outcome) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("epic", theme(outcome.place()));
        labels.put("bench", facts.bench());
        outcome.tags().stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .ifPresent(line -> labels.put("line", line.group(1)));
        pairs(outcome).forEach((name, values) -> {
            if (name.equals("severity") || name.equals("team")) {
                labels.put(name, values.getLast());
            }
        });
        outcome.last().ifPresent(attempt -> {
            if (!attempt.versions().isEmpty()) {
                labels.put("model", attempt.versions());
            }
            if (attempt.red()) {
                labels.put("cause", attempt.cause());
            }
        });
        return labels;
    }

    List<Linked> links(Outcome outcome) {
        List<Linked> links = new ArrayList<>();
        pairs(outcome).forEach((name, values) -> {
            if (name.equals("issue") || name.equals("requirement")) {
                values.forEach(value -> links.add(new Linked(name, value, value)));
            }
        });
        return links;
    }

    /** How to run a red again and what it ran with, in Markdown. */
    String again(Outcome outcome, Attempt attempt) {
        StringBuilder text = new StringBuilder();
        text.append("Run it again:\n\n    ")
                .append(facts.command().again(outcome.place(), Path.of("")))
                .append("\n\nIt ran with posrig ")
                .append(RunFacts.VERSION)
                .append(facts.git().isEmpty() ? "" : " (commit " + facts.git() + ")")
                .append(attempt.terminals().isEmpty() ? "" : " on ")
                .append(String.join(
                        ", ",
                        attempt.terminals().stream()
                                .map(ran -> ran.terminal() + " (" + ran.version() + ")")
                                .toList()))
                .append(", attempt ")
                .append(attempt.number())
                .append(".\n");
        if (!attempt.clocks().isEmpty()) {
            text.append("\nClocks that were moved: ")
                    .append(String.join("; ", attempt.clocks()))
                    .append(".\n");
        }
        text.append("\nFiles (SHA-256): ");
        text.append(String.join(
                ", ",
                facts.files().entrySet().stream()
                        .map(file -> file.getKey() + " " + file.getValue())
                        .toList()));
        return text.append(".").toString();
    }

    private static Map<String, List<String>> pairs(Outcome outcome) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String tag : outcome.tags()) {
            Matcher pair = PAIR.matcher(tag);
            if (pair.matches()) {
                pairs.computeIfAbsent(pair.group(1), unused -> new ArrayList<>())
                        .add(pair.group(2));
            }
        }
        return pairs;
    }

    // Features lie in a folder by their theme.
    private static String theme(Place place) {
        return Optional.ofNullable(place.file().getParent())
                .map(Path::getFileName)
                .map(folder -> folder.toString().replace('-', ' '))
                .orElse("features");
    }
}
