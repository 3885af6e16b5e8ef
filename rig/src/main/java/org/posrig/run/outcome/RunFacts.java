package org.posrig.run.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a run was made with.
 *
 * @param git the commit of the repository posrig lies in, with a {@code +} where files have been changed since; empty where it is not known
 * @param files the first 12 hex digits of the SHA-256 of bench, profiles and host files, by their paths
 * @param features the same of the feature files
 */
public record RunFacts(
        String run,
        Instant began,
        String bench,
        String git,
        Map<String, String> files,
        Map<String, String> features,
        CommandLine command) {

    /** posrig's own version. */
    public static final String VERSION = "0.1.0";

    private static final int GIT_SECONDS = 5;

    /** Hashes files; what cannot be read has {@code -} in its place. */
    public static Map<String, String> hashes(Collection<Path> files, Path home) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(Place.relative(file, home), hash(file)));
        return hashes;
    }

    /** The commit that a folder's repository is at. */
    public static String commit(Path home) {
        Optional<String> head = git(home, "rev-parse", "--short=12", "HEAD");
        return head.map(commit -> commit
                        + git(home, "status", "--porcelain", "--untracked-files=no")
                                .filter(changes -> !changes.isEmpty())
                                .map(changes -> "+")
                                .orElse(""))
                .orElse("");
    }

    private static Optional<String> git(Path home, String... words) {
        try {
            ProcessBuilder builder = new ProcessBuilder("git", "-C", home.toString());
            for (String word : words) {
                builder.command().add(word);
            }
            Process git = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String hash(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (IOException e) {
            return "-";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
