package org.posrig.cli;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sees to it that whatever this process and its children write is nobody else's: files 0640 or less, folders 0750 or less. The launcher
 * and the units say so too; this holds however the process was started, and for what libraries write.
 */
final class Umask {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int OTHERS_AND_GROUPS_WRITING = 0027;

    private Umask() {}

    /** Takes away what is still given. On systems that are not Linux, or in a JVM that may not call C unasked, nothing happens. */
    static void tighten() {
        int now = now();
        boolean mayCall = Umask.class.getModule().isNativeAccessEnabled();
        if (mayCall && now >= 0 && (now & OTHERS_AND_GROUPS_WRITING) != OTHERS_AND_GROUPS_WRITING) {
            set(now | OTHERS_AND_GROUPS_WRITING);
        }
    }

    // Asking costs a file; calling C costs the start of the linker, so it is done only where it is needed.
    private static int now() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("Umask:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    private static void set(int mask) {
        Linker linker = Linker.nativeLinker();
        try {
            linker.defaultLookup()
                    .find("umask")
                    .map(umask -> linker.downcallHandle(
                            umask, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                    .orElseThrow()
                    .invoke(mask);
        } catch (Throwable e) {
            throw new IllegalStateException("umask cannot be set", e);
        }
    }
}
