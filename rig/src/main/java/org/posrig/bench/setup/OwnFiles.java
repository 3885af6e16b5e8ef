package org.posrig.bench.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.posrig.fault.BadInput;
import org.posrig.terminal.ProfileReader;

/**
 * A bench's own copies of the files it names, beside its bench file and laid out as the example set is: there they may be changed, and no upgrade
 * changes them. What is there already stays as it is.
 */
final class OwnFiles {

    private static final String KEYS = "keys/host-keys.yaml";
    private static final List<String> SHARED = List.of(
            "cards/test-cards.yaml",
            "cards/test-prefixes.yaml",
            "hosts/terminals.yaml",
            "operators/delivered.yaml",
            KEYS);

    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    /** @param bench the bench file */
    OwnFiles(Path bench) {
        this.folder = bench.toAbsolutePath().normalize().getParent();
    }

    Path folder() {
        return folder;
    }

    /** The copies that were made. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /** What was there, and is another than what would have been copied. */
    List<Path> kept() {
        return List.copyOf(kept);
    }

    /** Where a profile's copy lies, or is to lie: a profile that lies below the bench's folder is the bench's own already. */
    Path profile(Path told) {
        return told.startsWith(folder) ? told : folder.resolve("profiles").resolve(told.getFileName());
    }

    /**
     * Copies what is not there, and gives the plan that names the copies.
     *
     * @throws BadInput when a file cannot be read or written
     */
    Plan of(Plan plan) {
        for (String file : SHARED) {
            copy(plan.fixtures().resolve(file), folder.resolve(file));
        }
        Path told = plan.profile().file();
        Path own = profile(told);
        // A profile names its fonts by ways from its own folder.
        plan.profile().display().glass().fonts().forEach(font -> {
            Path beside = own.resolveSibling(told.getParent().relativize(font)).normalize();
            if (beside.startsWith(folder) && Files.isRegularFile(font)) {
                copy(font, beside);
            }
        });
        copy(told, own);
        return plan.with(folder, ProfileReader.read(own));
    }

    private void copy(Path from, Path to) {
        if (from.equals(to)) {
            return;
        }
        boolean keys = to.endsWith(KEYS);
        try {
            String text = Files.readString(from);
            if (keys) {
                // Keys of the lab's own are to take the place of those that everybody knows.
                text = text.replaceFirst("(?m)^public: true.*\\n", "");
            }
            if (Files.exists(to)) {
                if (!Files.readString(to).equals(text)) {
                    kept.add(to);
                }
                return;
            }
            Files.createDirectories(to.getParent());
            if (keys) {
                Files.createFile(
                        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(to, text, keys ? StandardOpenOption.WRITE : StandardOpenOption.CREATE_NEW);
            written.add(to);
        } catch (IOException e) {
            throw new BadInput(
                    from + ": the file cannot be copied to " + to + " (" + e.getMessage() + "); check both folders.");
        }
    }
}
