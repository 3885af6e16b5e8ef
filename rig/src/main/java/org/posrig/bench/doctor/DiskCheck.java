package org.posrig.bench.doctor;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;

/** Whether a night's results find room: timeline, pictures and report of a full run take some hundred megabytes. */
public final class DiskCheck implements Check {

    private static final long MEBIBYTE = 1L << 20;
    private static final long LEAST = 200 * MEBIBYTE;
    private static final long ENOUGH = 2_048 * MEBIBYTE;

    private final Path place;
    private final Function<Path, OptionalLong> free;

    /** @param free how many bytes are free where a path lies, {@link Machine#freeBytes} */
    public DiskCheck(Path place, Function<Path, OptionalLong> free) {
        this.place = place;
        this.free = free;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding look() {
        OptionalLong bytes = free.apply(place);
        if (bytes.isEmpty()) {
            return Finding.skipped("how much room there is cannot be known here");
        }
        long left = bytes.getAsLong();
        String told = (left >= 10 * ENOUGH ? "plenty of" : left / MEBIBYTE + " MiB of") + " room";
        if (left < LEAST) {
            return Finding.fail(told + " in " + place, "Delete old runs in reports/runs, or move them.");
        }
        return left < ENOUGH
                ? Finding.warn(told + " in " + place, "Enough for a few runs; delete old ones in reports/runs.")
                : Finding.pass(told);
    }
}
