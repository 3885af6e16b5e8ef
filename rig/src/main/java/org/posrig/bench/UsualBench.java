package org.posrig.bench;

import java.nio.file.Path;
import org.posrig.fault.ToType;

/** The bench that is meant where none is named. */
public final class UsualBench {

    private UsualBench() {}

    /**
     * {@code bench.yaml} of the configuration, whose folder is the system property {@code posrig.config}, if it can be read; else the stand-in bench.
     *
     * @param home the folder of posrig
     */
    public static Path file(Path home) {
        return Installation.configured("bench.yaml", home.resolve("fixtures/benches/stand-in.yaml"));
    }

    /** What a command has to be told to act on a bench: {@code " --bench FILE"}, and nothing for the usual one. */
    public static String unless(Path bench) {
        return same(bench, file(Installation.home())) ? "" : " --bench " + ToType.quoted(bench.toString());
    }

    /** A command at one of a bench's terminals, as somebody types it who is to look at that one. */
    public static String toType(String command, BenchFile bench, String terminal) {
        String which = bench.terminals().size() == 1 ? "" : " --terminal " + ToType.quoted(terminal);
        return ToType.posrig(command + which + unless(bench.file()));
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
