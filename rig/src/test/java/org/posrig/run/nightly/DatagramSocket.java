package org.posrig.run.nightly;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The service manager's end of its socket: a bound Unix datagram socket (unix(7), Linux). */
final class DatagramSocket implements AutoCloseable {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final short POLLIN = 1;

    private final int descriptor;

    /** @param path in the file system, or with an {@code @} before it in the abstract namespace */
    DatagramSocket(String path) throws Throwable {
        descriptor = (int) call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invokeExact(1, 2, 0);
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(110);
            address.set(JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
            if (name[0] == '@') {
                address.set(JAVA_BYTE, 2, (byte) 0);
            }
            int length = 2 + name.length + (name[0] == '@' ? 0 : 1);
            int bound = (int) call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                    .invokeExact(descriptor, address, length);
            if (bound != 0) {
                throw new IllegalStateException("cannot bind " + path);
            }
        }
    }

    /** The next datagram; empty where none comes in that time. */
    Optional<String> next(int millis) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment watched = arena.allocate(8);
            watched.set(JAVA_INT, 0, descriptor);
            watched.set(JAVA_SHORT, 4, POLLIN);
            int ready = (int) call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                    .invokeExact(watched, 1L, millis);
            if (ready <= 0) {
                return Optional.empty();
            }
            MemorySegment room = arena.allocate(4096);
            long count = (long) call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                    .invokeExact(descriptor, room, 4096L, 0);
            return Optional.of(new String(room.asSlice(0, count).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws Exception {
        try {
            int ignored = (int)
                    call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle call(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), descriptor);
    }
}
