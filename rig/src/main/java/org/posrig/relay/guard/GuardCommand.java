package org.posrig.relay.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a guard is started. */
final class GuardCommand {

    /**
     * Ctrl-C, a closed window and a stopped job are for the rig: the guard takes no notice, and where {@code setsid} is there no signal to the
     * rig's process group meets it. Signals ignored at the start stay ignored in the Java that follows.
     */
    private static final String APART =
            "trap '' INT HUP TERM TSTP; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; exec \"$@\"";

    private GuardCommand() {}

    // Small, soon ready, and from then on idle. The class path is the launcher's own, so its cache fits here too.
    static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                APART,
                "guard",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m"));
        String cache = System.getProperty("posrig.aot", "");
        if (!cache.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GuardProcess.class.getName()));
        return command;
    }
}
