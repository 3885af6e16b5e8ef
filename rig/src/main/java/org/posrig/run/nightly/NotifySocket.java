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

/**
 * Sends datagrams to a Unix socket, as sd_notify(3) does; Java itself has none. The C library is called rather than the program
 * {@code systemd-notify}: a message of another process is thrown away under {@code NotifyAccess=main}, and one that has ended before systemd looks cannot be
 * told apart. Numbers are Linux's on x86-64 and AArch64; struct sockaddr_un as in unix(7).
 */
final class NotifySocket {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    /** sun_path, its final zero included. */
    private static final int PATH_ROOM = 108;

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle socket = call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private final MethodHandle sendto =
            call("sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private final MethodHandle close = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final byte[] path;

    /** @param path of the socket; one that begins with {@code @} has its name in the abstract namespace */
    NotifySocket(String path) {
        this.path = path.getBytes(StandardCharsets.UTF_8);
        if (!path.startsWith("/") && !path.startsWith("@") || this.path.length >= PATH_ROOM) {
            throw new IllegalArgumentException("'" + path
                    + "' is no socket's path: it begins with / or @ and has at most " + (PATH_ROOM - 1) + " bytes");
        }
        if (this.path[0] == '@') {
            this.path[0] = 0;
        }
    }

    /** Sends one datagram, without waiting for room. @return whether it has been taken */
    boolean send(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (descriptor < 0) {
                return false;
            }
            // A name in the file system ends with a zero; an abstract one is as long as it is.
            MemorySegment address = arena.allocate(JAVA_SHORT.byteSize() + PATH_ROOM);
            address.set(JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, JAVA_BYTE, JAVA_SHORT.byteSize(), path.length);
            int length = (int) JAVA_SHORT.byteSize() + path.length + (path[0] == 0 ? 0 : 1);
            long sent = (long) sendto.invokeExact(
                    descriptor,
                    arena.allocateFrom(JAVA_BYTE, text),
                    (long) text.length,
                    MSG_DONTWAIT | MSG_NOSIGNAL,
                    address,
                    length);
            int ignored = (int) close.invokeExact(descriptor);
            return sent == text.length;
        } catch (Throwable broken) {
            throw new IllegalStateException(
                    "A call of the C library could not be made; use a JDK for this machine.", broken);
        }
    }

    private MethodHandle call(String name, FunctionDescriptor descriptor) {
        MemorySegment symbol = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("The C library has no " + name + "."));
        return linker.downcallHandle(symbol, descriptor);
    }
}
