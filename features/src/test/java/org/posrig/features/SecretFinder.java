package org.posrig.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Looks for secrets in every byte of every file under some folders, and in the files' names. */
final class SecretFinder {

    private final List<Secret> secrets;

    SecretFinder(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** One line for each secret in each file: the names of both, never the secret. */
    List<String> find(Path... folders) {
        List<String> found = new ArrayList<>();
        forEach((secret, file) -> found.add(secret.name() + " is in " + file), folders);
        return found;
    }

    /** The names of the secrets that are found anywhere. */
    Set<String> namesOf(Path... folders) {
        Set<String> found = new TreeSet<>();
        forEach((secret, file) -> found.add(secret.name()), folders);
        return found;
    }

    private void forEach(BiConsumer<Secret, Path> told, Path... folders) {
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                byte[] content = content(file);
                byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
                secrets.stream()
                        .filter(secret -> secret.isIn(content) || secret.isIn(name))
                        .forEach(secret -> told.accept(secret, file));
            }
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
