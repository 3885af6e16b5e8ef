package org.posrig.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.posrig.fault.RigFault;

/**
 * A serial port of this machine (Linux), opened beside whoever else has it, only to write; never blocks. A {@link SerialPortLink} locks others
 * out while it is being opened, so this one is opened first, or when the link's process is gone; once open it stays open through the other's
 * death. Raw, 8N1, without flow control. Used by one thread at a time.
 */
public final class SharedPort implements AutoCloseable {

    private static final int O_WRONLY = 1;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int TCSANOW = 0;
    private static final int TCIFLUSH = 0;
    /** More than any libc's struct termios takes (60 bytes in glibc); its third word is c_cflag. */
    private static final int TERMIOS_ROOM = 256;

    private static final long CONTROL_FLAGS = 8;
    private static final int CREAD = 0x80;
    private static final int CLOCAL = 0x800;
    private static final int CRTSCTS = 0x8000_0000;

    private final String name;
    private final Calls calls;
    private int descriptor;

    private SharedPort(String name, Calls calls, int descriptor) {
        this.name = name;
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /**
     * @param port its path, or its name in {@code /dev}
     * @param baud one of the usual speeds
     * @throws RigFault when there is no such port or it cannot be had
     */
    public static SharedPort open(String port, int baud) {
        Path path = port.contains("/") ? Path.of(port) : Path.of("/dev", port);
        if (!Files.exists(path)) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "There is no serial device at " + port + ".",
                    "Plug it in, or correct its name in the bench file.");
        }
        Calls calls = new Calls();
        int descriptor = calls.open(path.toString());
        if (descriptor < 0) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The serial device at " + port + " cannot be opened.",
                    Files.isWritable(path)
                            ? "See whether another program holds it, and whether it is a serial device at all."
                            : "See whether this user may use it: on Debian the group dialout may.");
        }
        SharedPort shared = new SharedPort(port, calls, descriptor);
        if (!calls.makeRaw(descriptor, baud)) {
            shared.close();
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The device at " + port + " is no serial device.",
                    "Correct its name in the bench file.");
        }
        return shared;
    }

    /** @throws RigFault when the device did not take all bytes at once */
    public void write(byte[] bytes) {
        if (descriptor < 0 || calls.write(descriptor, bytes) != bytes.length) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The serial device at " + name + " does not take what is written.",
                    "Check its cable and its power.");
        }
    }

    /** Throws away what has come and nobody has read. */
    public void discardInput() {
        if (descriptor >= 0) {
            calls.discardInput(descriptor);
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            calls.close(descriptor);
            descriptor = -1;
        }
    }

    /** The C library's calls. Numbers are Linux's on x86-64 and ARM. */
    private static final class Calls {

        private final Linker linker = Linker.nativeLinker();
        private final MethodHandle open =
                call("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
        private final MethodHandle tcgetattr = call("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        private final MethodHandle cfmakeraw = call("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
        private final MethodHandle cfsetspeed = call("cfsetspeed", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        private final MethodHandle tcsetattr =
                call("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
        private final MethodHandle write =
                call("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        private final MethodHandle tcflush = call("tcflush", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        private final MethodHandle close = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private int open(String path) {
            try (Arena arena = Arena.ofConfined()) {
                return (int) open.invokeExact(arena.allocateFrom(path), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
            } catch (Throwable broken) {
                throw unexpected(broken);
            }
        }

        private boolean makeRaw(int descriptor, int baud) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment termios = arena.allocate(TERMIOS_ROOM, Integer.BYTES);
                if ((int) tcgetattr.invokeExact(descriptor, termios) != 0) {
                    return false;
                }
                cfmakeraw.invokeExact(termios);
                // A speed that is not among the usual ones stays as it was; glibc takes the number itself.
                int ignored = (int) cfsetspeed.invokeExact(termios, baud);
                int flags = termios.get(JAVA_INT, CONTROL_FLAGS);
                termios.set(JAVA_INT, CONTROL_FLAGS, (flags | CREAD | CLOCAL) & ~CRTSCTS);
                return (int) tcsetattr.invokeExact(descriptor, TCSANOW, termios) == 0;
            } catch (Throwable broken) {
                throw unexpected(broken);
            }
        }

        private long write(int descriptor, byte[] bytes) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment segment = arena.allocateFrom(JAVA_BYTE, bytes);
                return (long) write.invokeExact(descriptor, segment, (long) bytes.length);
            } catch (Throwable broken) {
                throw unexpected(broken);
            }
        }

        private void discardInput(int descriptor) {
            try {
                int ignored = (int) tcflush.invokeExact(descriptor, TCIFLUSH);
            } catch (Throwable broken) {
                throw unexpected(broken);
            }
        }

        private void close(int descriptor) {
            try {
                int ignored = (int) close.invokeExact(descriptor);
            } catch (Throwable broken) {
                throw unexpected(broken);
            }
        }

        private MethodHandle call(String name, FunctionDescriptor descriptor, Linker.Option... options) {
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
        }

        private static IllegalStateException unexpected(Throwable broken) {
            return new IllegalStateException("A call into the C library failed.", broken);
        }
    }
}
