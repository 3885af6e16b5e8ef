package org.posrig.host.message;

import java.io.IOException;
import java.net.ServerSocket;
import org.jpos.iso.ISOServerSocketFactory;
import org.jpos.util.NameRegistrar;

/** Gives jPOS's servers the doors that were opened for them beforehand, by port, out of jPOS's name registrar. */
public final class DoorFactory implements ISOServerSocketFactory {

    /** Makes a door known to the servers of this process. */
    public static void register(Door door) {
        NameRegistrar.register(name(door.getLocalPort()), door);
    }

    public static void unregister(Door door) {
        NameRegistrar.unregister(name(door.getLocalPort()));
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        Door door = NameRegistrar.getIfExists(name(port));
        if (door == null) {
            throw new IOException("No door was opened for port " + port + ".");
        }
        return door;
    }

    private static String name(int port) {
        return "posrig.door." + port;
    }
}
