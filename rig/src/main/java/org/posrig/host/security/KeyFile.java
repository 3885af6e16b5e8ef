package org.posrig.host.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The terminal master keys the acquirer holds. Test keys only: the file must say {@code test: true}. */
public final class KeyFile {

    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{32}");

    private final Path path;
    private final Map<String, DesKey> masterKeys;

    private KeyFile(Path path, Map<String, DesKey> masterKeys) {
        this.path = path;
        this.masterKeys = masterKeys;
    }

    /**
     * Reads a key file: {@code test: true} and {@code master-keys}, a mapping from terminal number to 32 hexadecimal digits.
     *
     * @throws BadInput with every mistake and its place; no message holds a key
     */
    public static KeyFile read(Path path) {
        return new KeyFile(path, YamlFile.read(path, KeyFile::masterKeys));
    }

    /**
     * The same for benches with real terminals: the file must be readable by its owner only (mode 0600) and lie outside the given
     * repository.
     */
    public static KeyFile readPrivate(Path path, Path repository) {
        Path real = path.toAbsolutePath().normalize();
        if (real.startsWith(repository.toAbsolutePath().normalize())) {
            throw new BadInput(path + ": keys of a real bench may not lie in the repository; move the file out of it.");
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                    .containsAll(permissions)) {
                throw new BadInput(path + ": others may read this key file; run chmod 600 on it.");
            }
        } catch (IOException e) {
            throw new BadInput(path + ": the file cannot be read; check the path and its permissions.");
        }
        return read(path);
    }

    public Path path() {
        return path;
    }

    public Optional<DesKey> masterKey(String terminalNumber) {
        return Optional.ofNullable(masterKeys.get(terminalNumber));
    }

    private static Map<String, DesKey> masterKeys(YamlMapping root) {
        if (!root.optionalFlag("test").orElse(false)) {
            root.mistake("test", "'test: true' is missing; only files of test keys may be used.");
        }
        YamlMapping listed = root.mapping("master-keys");
        Map<String, DesKey> keys = new LinkedHashMap<>();
        for (String terminal : listed.names()) {
            String hex = listed.text(terminal);
            if (KEY.matcher(hex).matches()) {
                keys.put(terminal, DesKey.ofHex(hex));
            } else {
                listed.mistake(
                        terminal, "the master key of " + terminal + " must be 32 hexadecimal digits, in quotes.");
            }
        }
        return Map.copyOf(keys);
    }
}
