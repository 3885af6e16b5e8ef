package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.RigFault;

/** The Pi's card: made of Debian's packages once, copied for a Pi that is new, and what package is installed on that one. */
final class Card {

    private static final String INSTALLED = "package.installed";

    private final Path scripts;
    private final PiFolder folder;

    /** @param scripts the folder of make-card and new-pi */
    Card(Path scripts, PiFolder folder) {
        this.scripts = scripts;
        this.folder = folder;
    }

    /** Makes what is missing; the scripts tell how it goes. */
    void make() throws IOException {
        Files.createDirectories(folder.path());
        script("make-card", folder.path().toString());
    }

    /** Whether the card in the Pi is of another package, or there is none. */
    boolean lacks(Path debian) throws IOException {
        Path installed = folder.path().resolve(INSTALLED);
        return !Files.exists(folder.written())
                || !Files.exists(installed)
                || !Files.readString(installed).equals(named(debian));
    }

    /** A card that no Pi has been switched on with, the package in its root's folder; the terminal beside it is new too. */
    void renew(Path debian) throws IOException {
        Files.deleteIfExists(folder.path().resolve(INSTALLED));
        FileUtils.deleteDirectory(folder.terminal().toFile());
        script("new-pi", folder.path().toString(), debian.toString());
    }

    void installed(Path debian) throws IOException {
        Files.writeString(folder.path().resolve(INSTALLED), named(debian));
    }

    private static String named(Path debian) throws IOException {
        return debian + " " + Files.getLastModifiedTime(debian) + " " + Files.size(debian);
    }

    private void script(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(scripts.resolve(name).toString()));
        command.addAll(List.of(arguments));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The card of the emulated Pi could not be made (" + name + " ended with " + code + ").",
                        "See what it has said above.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
