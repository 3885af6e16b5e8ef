package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.RigFault;

/** The folders of {@code posrig host}, one for each time it ran, named by the moment; the newest {@value #KEPT} stay. */
final class HostFolders {

    static final int KEPT = 20;

    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}");

    private HostFolders() {}

    /**
     * A new one; older ones beyond the number go.
     *
     * @throws RigFault when it cannot be made
     */
    static Path next(Path host) {
        Path folder =
                host.resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE, "The folder " + folder + " cannot be made.", "See to its permissions.", e);
        }
        removeOld(host);
        return folder;
    }

    // One that cannot be removed, such as another user's, is no reason not to play the host.
    private static void removeOld(Path host) {
        for (Path old : newestFirst(host).stream().skip(KEPT).toList()) {
            FileUtils.deleteQuietly(old.toFile());
        }
    }

    private static List<Path> newestFirst(Path host) {
        try (Stream<Path> found = Files.list(host)) {
            return found.filter(path ->
                            NAME.matcher(String.valueOf(path.getFileName())).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
