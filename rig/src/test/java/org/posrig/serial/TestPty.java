package org.posrig.serial;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A pseudo-terminal whose near side is the test and whose far side stands under a stable symbolic link, as an adapter's does. */
public final class TestPty implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;

    /** Linked once: what paces its bytes sends a hundred times a second. */
    private static final MethodHandle WRITE = Linker.nativeLinker()
            .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("write"), transfer());

    private final Path link;
    private int descriptor = -1;

    public TestPty(Path link) {
        this.link = link;
        plug();
    }

    /** Makes a new pseudo-terminal and points the link to it. */
    public void plug() {
        descriptor = (int) call(
                "posix_openpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), O_RDWR | O_NOCTTY);
        FunctionDescriptor simple = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        call("grantpt", simple, descriptor);
        call("unlockpt", simple, descriptor);
        try {
            Path fresh = link.resolveSibling(link.getFileName() + ".new");
            Files.createSymbolicLink(fresh, Path.of(slave()));
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // The C library gives every caller the same piece of memory.
    private String slave() {
        synchronized (TestPty.class) {
            MemorySegment name = (MemorySegment)
                    call("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT), descriptor);
            return name.reinterpret(64).getString(0);
        }
    }

    /** Ends the device and takes the link away. */
    public void unplug() {
        endDevice();
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ends the device; its link stays, pointing nowhere. The descriptor's number is kept for nothing: a thread that still waits for bytes must not
     * find the next test's device under it.
     */
    public void endDevice() {
        try (Arena arena = Arena.ofConfined()) {
            int nothing = (int) call(
                    "open",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    arena.allocateFrom("/dev/null"),
                    O_RDWR);
            FunctionDescriptor two =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            call("dup2", two, nothing, descriptor);
            call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), nothing);
        }
    }

    /** Sends bytes to whoever has the far side open. */
    public void send(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long sent = (long) WRITE.invokeExact(descriptor, memory, (long) bytes.length);
            if (sent != bytes.length) {
                throw new IllegalStateException("Only " + sent + " of " + bytes.length + " bytes went out.");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for bytes from the far side. */
    public byte[] receive(int atMost) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(atMost);
            long read = (long) call("read", transfer(), descriptor, memory, (long) atMost);
            if (read <= 0) {
                throw new IllegalStateException("The device has ended.");
            }
            return memory.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public void close() {
        unplug();
    }

    private static FunctionDescriptor transfer() {
        return FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    }

    private static Object call(String function, FunctionDescriptor descriptor, Object... arguments) {
        Linker linker = Linker.nativeLinker();
        MethodHandle handle = linker.downcallHandle(linker.defaultLookup().findOrThrow(function), descriptor);
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }
}
