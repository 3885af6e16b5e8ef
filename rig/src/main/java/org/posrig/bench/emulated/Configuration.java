package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.posrig.relay.ActiveLevel;
import org.posrig.yaml.YamlEdit;

/**
 * What a lab writes into /etc/posrig, put together on this machine: the bench, and the cards, keys, operators and profile that it names. The profile is the
 * stand-in's with the patience that an emulated processor asks for; nothing else of it is changed.
 */
final class Configuration {

    private static final List<String> PARTS = List.of("cards", "fonts", "hosts", "keys", "operators", "profiles");

    /** How long a key is held there. */
    static final Duration HOLD = Duration.ofMillis(100);

    /** How long no key is held after that. */
    static final Duration GAP = Duration.ofMillis(100);

    /** Presses that an emulated processor keeps apart, and waits for a JVM that runs a twentieth as fast. */
    private static final List<List<String>> PATIENCE = List.of(
            List.of("hold", HOLD.toMillis() + "ms"),
            List.of("gap", GAP.toMillis() + "ms"),
            List.of("quiet", "60ms"),
            List.of("screen", "30s"),
            List.of("host", "60s"));

    private Configuration() {}

    /**
     * Puts it together.
     *
     * @param home the folder of posrig, with fixtures/ and rig/emulated-pi/
     * @param to a folder that holds nothing else
     * @param level at which the relays close; bench.yaml's own are of the usual kind, which close at a low one
     * @return the bench file
     */
    static Path write(Path home, Path to, ActiveLevel level) {
        try {
            for (String part : PARTS) {
                copy(home.resolve("fixtures").resolve(part), to.resolve(part));
            }
            Path profile = to.resolve("profiles/standin-a.yaml");
            YamlEdit edit = YamlEdit.of(profile);
            PATIENCE.forEach(wait -> edit.set(List.of("timing", wait.getFirst()), wait.getLast()));
            Files.writeString(profile, edit.content());
            Path bench = to.resolve("bench.yaml");
            String text = Files.readString(home.resolve("rig/emulated-pi/bench.yaml"));
            Files.writeString(bench, text.replace(said(ActiveLevel.LOW), said(level)));
            Files.copy(home.resolve("rig/emulated-pi/nightly.yaml"), to.resolve("nightly.yaml"));
            return bench;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The level that a bench file written here says; low where there is none yet. */
    static ActiveLevel level(Path bench) {
        try {
            return Files.exists(bench) && Files.readString(bench).contains(said(ActiveLevel.HIGH))
                    ? ActiveLevel.HIGH
                    : ActiveLevel.LOW;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(ActiveLevel level) {
        return "active: " + level.name().toLowerCase(Locale.ROOT);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
