package org.posrig.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posrig.fault.RigFault;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.Place;

/**
 * All that is known of a terminal model: its keys, its screens, what people do at it, how fast it is, what it can do. Made from a
 * YAML file by {@link ProfileReader}; a new model is a new file, never a new class.
 *
 * @param receipt what its receipts look like, where it prints any
 * @param versions where it tells its versions, where it does
 * @param responses the texts, by response code (F39), that must all stand on the screen which tells of it
 * @param places where its parts stand in the file
 * @param matrix how its keys lie on rows and columns, where that is known
 * @param pacing what it asks of whoever uses it day and night
 * @param keyTest where it names the keys it takes, where it does
 * @param leave the key that leaves any screen towards home
 */
public record TerminalProfile(
        Path file,
        String model,
        DisplayGeometry display,
        Timing timing,
        Set<Key> keys,
        Key leave,
        Set<String> capabilities,
        Map<String, NamedScreen> screens,
        Map<String, Flow> flows,
        Map<String, Start> starts,
        Optional<ReceiptLayout> receipt,
        Optional<VersionScreen> versions,
        Map<String, List<String>> responses,
        ProfilePlaces places,
        Matrix matrix,
        Pacing pacing,
        Optional<KeyTest> keyTest) {

    private static final int NEAREST = 3;

    /** Of a model that prints nothing and tells no versions. */
    public TerminalProfile(
            Path file,
            String model,
            DisplayGeometry display,
            Timing timing,
            Set<Key> keys,
            Key leave,
            Set<String> capabilities,
            Map<String, NamedScreen> screens,
            Map<String, Flow> flows,
            Map<String, Start> starts) {
        this(
                file,
                model,
                display,
                timing,
                keys,
                leave,
                capabilities,
                screens,
                flows,
                starts,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ProfilePlaces.NONE,
                Matrix.UNKNOWN,
                Pacing.NONE,
                Optional.empty());
    }

    /** The same model with other timing. */
    public TerminalProfile with(Timing other) {
        return with(display, other, matrix, pacing);
    }

    /** The same model, its display heard over another line. */
    public TerminalProfile with(DisplayGeometry other) {
        return with(other, timing, matrix, pacing);
    }

    /** The same model with another pace. */
    public TerminalProfile with(Pacing other) {
        return with(display, timing, matrix, other);
    }

    /** The same model with its keys on these rows and columns. */
    public TerminalProfile with(Matrix other) {
        return with(display, timing, other, pacing);
    }

    private TerminalProfile with(DisplayGeometry shown, Timing timed, Matrix laid, Pacing paced) {
        return new TerminalProfile(
                file,
                model,
                shown,
                timed,
                keys,
                leave,
                capabilities,
                screens,
                flows,
                starts,
                receipt,
                versions,
                responses,
                places,
                laid,
                paced,
                keyTest);
    }

    public NamedScreen screen(String name) {
        return Optional.ofNullable(screens.get(name)).orElseThrow(() -> missing("screen", name, screens));
    }

    public Flow flow(String name) {
        return Optional.ofNullable(flows.get(name)).orElseThrow(() -> missing("flow", name, flows));
    }

    public Start start(String name) {
        return Optional.ofNullable(starts.get(name)).orElseThrow(() -> missing("start", name, starts));
    }

    /** The texts of a response code, the code itself not among them. */
    public List<String> response(String code) {
        return Optional.ofNullable(responses.get(code)).orElseThrow(() -> missing("response", code, responses));
    }

    /** The profile's name for what stands on a screen: of several that fit, the one with the most and longest texts. */
    public Optional<NamedScreen> identify(Screen screen) {
        return screens.values().stream()
                .filter(named -> named.on(screen))
                .max(java.util.Comparator.comparingInt(NamedScreen::weight));
    }

    /** The flow that leads on from a blank display, as after a power cut; empty where no start of the profile has one. */
    public Optional<String> wayFromDark() {
        return screens.values().stream()
                .filter(screen -> screen.alternatives().stream().anyMatch(List::isEmpty))
                .flatMap(dark -> starts.values().stream()
                        .flatMap(start -> Optional.ofNullable(start.ways().get(dark.name())).stream()))
                .sorted()
                .findFirst();
    }

    private RigFault missing(String kind, String name, Map<String, ?> known) {
        List<String> nearest = Nearest.ranked(name, known.keySet());
        return new RigFault(
                RigFault.Cause.FIXTURE,
                "The profile " + places.of(kind + "s").map(Place::toString).orElse(file.toString()) + " has no " + kind
                        + " '" + name + "'.",
                "Add it there"
                        + (nearest.isEmpty()
                                ? "."
                                : "; the nearest it has: "
                                        + String.join(", ", nearest.subList(0, Math.min(NEAREST, nearest.size())))
                                        + "."));
    }
}
