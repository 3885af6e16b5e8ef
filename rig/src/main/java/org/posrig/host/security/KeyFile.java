package org.posrig.host.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/**
 * The terminal master keys the acquirer holds. Test keys only: the file must say {@code test: true}. One that says {@code public: true} as well, as
 * the shipped one does, holds keys that everybody knows.
 */
public final class KeyFile {

    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final String PUBLIC = "public";
    private static final String MASTER_KEYS = "master-keys";
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;
    private final Map<String, DesKey> masterKeys;

    private KeyFile(Path path, Map<String, DesKey> masterKeys) {
        this.path = path;
        this.masterKeys = masterKeys;
    }

    /**
     * Reads a key file: {@code test: true}, {@code master-keys}, a mapping from terminal number to 32 hexadecimal digits, and {@code public}.
     *
     * @throws BadInput with every mistake and its place; no message holds a key
     */
    public static KeyFile read(Path path) {
        return new KeyFile(path, YamlFile.read(path, KeyFile::masterKeys));
    }

    /**
     * The same where real terminals are at the other end: keys that are not public must be their owner's alone (mode 0600) and lie outside the
     * given repository.
     */
    public static KeyFile readPrivate(Path path, Path repository) {
        return new KeyFile(path, YamlFile.read(path, root -> {
            if (!root.optionalFlag(PUBLIC).orElse(false)) {
                looseness(path, repository)
                        .forEach(sentence -> root.mistake(
                                MASTER_KEYS,
                                sentence + ", or say 'public: true' beside them if everybody knows them."));
            }
            return masterKeys(root);
        }));
    }

    // How others could come by keys that real terminals use.
    private static List<String> looseness(Path path, Path repository) {
        List<String> found = new ArrayList<>();
        try {
            if (path.toRealPath().startsWith(repository.toRealPath())) {
                found.add("keys of real terminals may not lie in the repository " + repository
                        + "; move the file out of it");
            }
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                found.add("others may read these keys of real terminals; run chmod 600 on the file");
            }
        } catch (IOException e) {
            found.add("who may read these keys of real terminals cannot be told (" + e.getMessage()
                    + "); keep the file where modes are kept");
        }
        return found;
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
        root.optionalFlag(PUBLIC);
        YamlMapping listed = root.mapping(MASTER_KEYS);
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
