package org.posrig.run.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.yaml.YamlMapping;

/**
 * Reads what must not be known, {@code name}, from where a mapping says it is: in a file of mode 0600 ({@code name-file}), in an
 * environment variable ({@code name-env}) or, where that is allowed, in the mapping itself.
 */
final class ConfidentialReader {

    private final YamlMapping block;
    private final UnaryOperator<@Nullable String> environment;

    ConfidentialReader(YamlMapping block, UnaryOperator<@Nullable String> environment) {
        this.block = block;
        this.environment = environment;
    }

    /** What is there, or a mistake. */
    Optional<Confidential> required(String name, boolean inPlace) {
        Optional<Confidential> value = optional(name, inPlace);
        if (ways(name, inPlace).noneMatch(block::has)) {
            block.file()
                    .mistake(
                            block.place(),
                            "'" + name + "-file' is missing here; add it, or '" + name + "-env'"
                                    + (inPlace ? ", or '" + name + "'." : "."));
        }
        return value;
    }

    /** What is there, if anything; a mistake when it cannot be read or is there twice. */
    Optional<Confidential> optional(String name, boolean inPlace) {
        Optional<String> file = block.optionalText(name + "-file");
        Optional<String> variable = block.optionalText(name + "-env");
        Optional<String> written = inPlace ? block.optionalText(name) : Optional.empty();
        List<String> there = ways(name, inPlace).filter(block::has).toList();
        if (there.size() > 1) {
            block.mistake(there.getLast(), "one of " + String.join(" and ", there) + " is enough; delete the others.");
            return Optional.empty();
        }
        return file.flatMap(path -> ofFile(name + "-file", path))
                .or(() -> variable.flatMap(called -> ofVariable(name + "-env", called)))
                .or(() -> written)
                .map(Confidential::new);
    }

    private static Stream<String> ways(String name, boolean inPlace) {
        return inPlace ? Stream.of(name + "-file", name + "-env", name) : Stream.of(name + "-file", name + "-env");
    }

    private Optional<String> ofFile(String key, String written) {
        Path path = block.file().resolve(written);
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                    .containsAll(permissions)) {
                block.mistake(key, "others may read " + path + "; run chmod 600 on it.");
                return Optional.empty();
            }
            Optional<String> content = Files.readString(path)
                    .lines()
                    .map(String::strip)
                    .findFirst()
                    .filter(line -> !line.isEmpty());
            if (content.isEmpty()) {
                block.mistake(key, path + " is empty; its first line is what is wanted.");
            }
            return content;
        } catch (IOException | UnsupportedOperationException e) {
            block.mistake(key, path + " cannot be read; check the path and its permissions.");
            return Optional.empty();
        }
    }

    private Optional<String> ofVariable(String key, String called) {
        Optional<String> value = Optional.ofNullable(environment.apply(called))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            block.mistake(key, "the environment variable " + called + " is not set; set it, or use a file.");
        }
        return value;
    }
}
