package org.posrig.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posrig.fault.RigFault;
import org.posrig.host.message.Door;
import org.posrig.host.message.DoorFactory;

/** The ports of an acquirer: one for all terminals, and one each for those that are to be refused on their own. */
final class Doors implements AutoCloseable {

    private static final long SERVED_WITHIN_MS = 10_000;

    private final Door shared;
    private final Map<String, Door> own = new LinkedHashMap<>();
    private final Optional<FaultDoor> faults;

    Doors(String address, int port, Set<String> ownPorts) {
        shared = open(address, port);
        ownPorts.stream().sorted().forEach(number -> own.put(number, open(address, 0)));
        all().forEach(DoorFactory::register);
        faults = FaultDoor.open(this::lose);
    }

    int port() {
        return shared.getLocalPort();
    }

    int portFor(String terminalNumber) {
        return own.getOrDefault(terminalNumber, shared).getLocalPort();
    }

    List<Integer> ports() {
        return all().stream().map(Door::getLocalPort).toList();
    }

    void awaitServed() {
        for (Door door : all()) {
            boolean served = false;
            try {
                served = door.awaitServed(SERVED_WITHIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!served) {
                throw new RigFault(
                        RigFault.Cause.HOST,
                        "The acquirer has not begun to serve port " + door.getLocalPort() + " in ten seconds.",
                        "Look for errors of org.posrig.host.jpos in the log.");
            }
        }
    }

    /** Shuts or opens the terminals' own ports, and the shared one. */
    void shut(Set<String> terminalNumbers, boolean shut, boolean sharedShut) {
        terminalNumbers.stream().filter(own::containsKey).map(own::get).forEach(door -> set(door, shut));
        set(shared, sharedShut);
    }

    /** Whether all are there, shut or not. */
    boolean kept() {
        return all().stream().noneMatch(Door::isClosed);
    }

    @Override
    public void close() {
        faults.ifPresent(FaultDoor::close);
        lose();
    }

    private void lose() {
        for (Door door : all()) {
            DoorFactory.unregister(door);
            try {
                door.close();
            } catch (IOException e) {
                // Closing is all that was wanted.
            }
        }
    }

    private List<Door> all() {
        List<Door> all = new ArrayList<>(own.values());
        all.add(shared);
        return all;
    }

    private static Door open(String address, int port) {
        try {
            return new Door(address, port);
        } catch (IOException e) {
            throw taken(address, port, e);
        }
    }

    private static void set(Door door, boolean shut) {
        try {
            door.shut(shut);
        } catch (IOException e) {
            throw taken("", door.getLocalPort(), e);
        }
    }

    private static RigFault taken(String address, int port, IOException cause) {
        return new RigFault(
                RigFault.Cause.NETWORK_PORT,
                "The acquirer cannot listen on " + (address.isEmpty() ? "" : address + " ") + "port " + port + ": "
                        + cause.getMessage() + ".",
                "End the program that holds the port (ss -ltnp shows it) or set another port in the bench file.",
                cause);
    }
}
