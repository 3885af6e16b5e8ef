package org.posrig.bench.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that a bench is plugged into, as its files tell it.
 *
 * @param root the root folder; another than {@code /} where a machine is described by a tree of files
 * @param user whose groups count
 * @param now the machine's clock
 */
public record Machine(Path root, String user, Instant now) {

    private static final Pattern GROUP = Pattern.compile("([^:]+):[^:]*:(\\d+):(.*)");

    /** The machine that this runs on. */
    public static Machine here() {
        return new Machine(Path.of("/"), System.getProperty("user.name", ""), Instant.now());
    }

    /** A file by its absolute path, below the root. */
    public Path path(String absolute) {
        return root.resolve(absolute.replaceFirst("^/+", ""));
    }

    public boolean has(String absolute) {
        return Files.exists(path(absolute));
    }

    /** What a file says, without blanks and NULs around it; empty where it is not there or may not be read. */
    public Optional<String> text(String absolute) {
        try {
            return Optional.of(Files.readString(path(absolute), StandardCharsets.ISO_8859_1)
                    .replace("\0", "")
                    .strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names in a folder that fit a glob, sorted; none where there is no such folder. */
    public List<String> names(String folder, String glob) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path(folder), glob)) {
            found.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            return List.of();
        }
        names.sort(null);
        return List.copyOf(names);
    }

    /** The name of the file that a link leads to: {@code ttyUSB0} for {@code /dev/serial/by-id/…}; the path's own last name where it is no link. */
    public String device(String absolute) {
        Path file = path(absolute);
        try {
            return (Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : file)
                    .getFileName()
                    .toString();
        } catch (IOException e) {
            return file.getFileName().toString();
        }
    }

    /** What this machine is, by its device tree; empty on a machine that has none, such as a PC. */
    public Optional<String> model() {
        return text("/proc/device-tree/model").filter(model -> !model.isEmpty());
    }

    public boolean isPi() {
        return model().filter(model -> model.startsWith("Raspberry Pi")).isPresent();
    }

    /** The stable names of the serial ports that are plugged in, as whole paths. */
    public List<String> serialById() {
        return names("/dev/serial/by-id", "*").stream()
                .map(name -> "/dev/serial/by-id/" + name)
                .toList();
    }

    /** Whether the process, or a login from now on, is of a group; empty where there is no such group. */
    public Optional<Membership> membership(String group) {
        for (String line : text("/etc/group").orElse("").split("\n")) {
            Matcher entry = GROUP.matcher(line);
            if (entry.matches() && entry.group(1).equals(group)) {
                if (ids().contains(entry.group(2))) {
                    return Optional.of(Membership.NOW);
                }
                return Optional.of(
                        List.of(entry.group(3).split(",")).contains(user) ? Membership.AT_NEXT_LOGIN : Membership.NOT);
            }
        }
        return Optional.empty();
    }

    /** Of a group. */
    public enum Membership {
        NOW,
        AT_NEXT_LOGIN,
        NOT
    }

    /** Whether this is root, who may everything. */
    public boolean superuser() {
        return statusLine("Uid").stream().findFirst().filter("0"::equals).isPresent();
    }

    /** How many bytes are free for this user where a path lies, or would lie. */
    public static OptionalLong freeBytes(Path path) {
        for (Path place = path.toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.exists(place)) {
                try {
                    return OptionalLong.of(Files.getFileStore(place).getUsableSpace());
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>(statusLine("Groups"));
        ids.addAll(statusLine("Gid"));
        return ids;
    }

    private List<String> statusLine(String key) {
        return text("/proc/self/status")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(key + ":")).findFirst())
                .map(line -> List.of(line.substring(key.length() + 1).strip().split("\\s+")))
                .orElse(List.of());
    }
}
