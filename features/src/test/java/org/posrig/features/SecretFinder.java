package org.posrig.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                byte[] content = content(file);
                byte[] name = file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                secrets.stream()
                        .filter(secret -> secret.isIn(content) || secret.isIn(name))
                        .forEach(secret -> found.add(secret.name() + " is in " + file));
            }
        }
        return found;
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
