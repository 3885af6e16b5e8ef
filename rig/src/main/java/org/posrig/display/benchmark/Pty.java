package org.posrig.display.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.posrig.fault.RigFault;

/** A raw pseudo-terminal of Linux, written to by its master's end. Used by one thread. */
final class Pty implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;

    /** Enough for Linux's struct termios on every machine. */
    private static final int TERMIOS = 128;

    private final Linker linker = Linker.nativeLinker();
    private final FunctionDescriptor simple = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private final MethodHandle write = handle(
            "write",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private final Arena arena = Arena.ofConfined();
    private final int master;
    private final String path;

    /** @throws RigFault when the system has none to give */
    Pty() {
        try {
            master = (int) handle("posix_openpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invoke(O_RDWR | O_NOCTTY);
            int granted = (int) handle("grantpt", simple).invoke(master);
            int unlocked = (int) handle("unlockpt", simple).invoke(master);
            MemorySegment name =
                    (MemorySegment) handle("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                            .invoke(master);
            if (master < 0 || granted != 0 || unlocked != 0 || name.address() == 0) {
                throw new IllegalStateException("posix_openpt gave none");
            }
            path = name.reinterpret(256).getString(0);
            setRaw();
        } catch (Throwable e) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "No pseudo-terminal can be had (" + e.getMessage() + ").",
                    "This needs Linux with /dev/pts mounted.",
                    e);
        }
    }

    /** The end that a reader opens. */
    String path() {
        return path;
    }

    /** Sends bytes to whoever reads. */
    void send(byte[] bytes) {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment all = memory.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long sent = (long) write.invokeExact(master, all, (long) bytes.length);
            if (sent != bytes.length) {
                throw new IllegalStateException("only " + sent + " of " + bytes.length + " bytes went out");
            }
        } catch (Throwable e) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The pseudo-terminal takes no bytes (" + e.getMessage() + ").",
                    "Run the benchmark again.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            int ignored = (int) handle("close", simple).invoke(master);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        } finally {
            arena.close();
        }
    }

    /** Bytes as they are, and a read waits for one. */
    void makeRaw() {
        try {
            setRaw();
        } catch (Throwable e) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The pseudo-terminal cannot be set up (" + e.getMessage() + ").",
                    "Run the benchmark again.",
                    e);
        }
    }

    private void setRaw() throws Throwable {
        FunctionDescriptor get = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        FunctionDescriptor set = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        MemorySegment termios = arena.allocate(TERMIOS);
        int got = (int) handle("tcgetattr", get).invoke(master, termios);
        handle("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)).invoke(termios);
        int made = (int) handle("tcsetattr", set).invoke(master, 0, termios);
        if (got != 0 || made != 0) {
            throw new IllegalStateException("it cannot be made raw");
        }
    }

    private MethodHandle handle(String function, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), descriptor);
    }
}
