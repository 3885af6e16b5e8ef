package org.posrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told from whatever else gets its number later, after a restart of the machine too: Linux gives out the same numbers again.
 *
 * @param number its number; 0 for none
 * @param begun the machine's boot and the moment after it, in the kernel's ticks (proc(5)), which no clock moves that is set; empty where that is
 *     not known
 */
public record ProcessMark(long number, String begun) {

    /** Nobody. */
    public static final ProcessMark NONE = new ProcessMark(0, "");

    private static final Path PROC = Path.of("/proc");
    /** {@code starttime}, counted from the field behind the command's name, which may have spaces in it. */
    private static final int START_TIME = 19;

    /** The process that has that number now. */
    public static ProcessMark of(long number) {
        return new ProcessMark(number, begun(number));
    }

    /** What {@link #line} wrote; a number alone is one of which nothing else was written down. */
    static ProcessMark ofLine(String line) throws NumberFormatException {
        String[] words = line.strip().split(" ", 2);
        return new ProcessMark(Long.parseLong(words[0]), words.length > 1 ? words[1] : "");
    }

    /** Both in one line. */
    String line() {
        return number + " " + begun;
    }

    /** This process. */
    public static ProcessMark own() {
        return of(ProcessHandle.current().pid());
    }

    /** The machine's boot, as the kernel calls it; empty where it says nothing of it. */
    public static String boot() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The process itself, where it still lives. */
    public Optional<ProcessHandle> living() {
        return number <= 0
                ? Optional.empty()
                : ProcessHandle.of(number)
                        .filter(ProcessHandle::isAlive)
                        .filter(there -> begun.isEmpty() ? isJava(there) : begun.equals(begun(number)));
    }

    // All that can be asked of one of which nothing but the number was written down.
    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("java"))
                .orElse(true);
    }

    private static String begun(long number) {
        try {
            String stat = Files.readString(PROC.resolve(number + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields.length > START_TIME ? boot() + " " + fields[START_TIME] : "";
        } catch (IOException | IndexOutOfBoundsException e) {
            return "";
        }
    }
}
