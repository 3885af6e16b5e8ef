package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.posrig.fault.RigFault;

/**
 * The Pi from power-on, or from its reset, until it lets in. QEMU's USB controller loses its hub at some boots, most of them on a busy machine, and with it the
 * network: Linux says so in words of its own, and then only the reset button helps. A boot that comes to nothing without such words ends by it too.
 */
final class Boot {

    /** What Linux says when it has given up the hub (drivers/usb/core/hub.c). */
    private static final String HUB_LOST = "usb usb1-port1: attempt power cycle";

    private static final Duration LIMIT = Duration.ofMinutes(24);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private final PiFolder folder;
    private final Runnable reset;
    private final Consumer<String> teller;
    private final int lostBefore;

    /** @param reset presses the reset button */
    Boot(PiFolder folder, Runnable reset, Consumer<String> teller) {
        this.folder = folder;
        this.reset = reset;
        this.teller = teller;
        this.lostBefore = hubsLost(console());
    }

    /**
     * Waits until the Pi lets in, telling how long it has taken.
     *
     * @param letsIn asks it; may take its time
     * @throws RigFault when it does not within {@link #LIMIT}
     */
    void await(BooleanSupplier letsIn) {
        Instant began = Instant.now();
        teller.accept(Words.BOOTING);
        for (int lost = lostBefore; !awaits(letsIn, lost); lost = hubsLost(console())) {
            if (Duration.between(began, Instant.now()).compareTo(LIMIT) > 0) {
                throw new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The emulated Pi did not boot within " + LIMIT.toMinutes() + " minutes.",
                        "See " + folder.console() + ".");
            }
            teller.accept(hubsLost(console()) > lost ? Words.HUB_LOST : Words.BOOTING_AGAIN);
            reset.run();
        }
        teller.accept(Words.booted(Duration.between(began, Instant.now())));
    }

    /** How often a console tells that the hub has been lost. */
    static int hubsLost(String console) {
        return console.split(HUB_LOST, -1).length - 1;
    }

    private boolean awaits(BooleanSupplier letsIn, int lost) {
        boolean[] in = new boolean[1];
        Waits.until(PATIENCE, () -> (in[0] = letsIn.getAsBoolean()) || hubsLost(console()) > lost);
        return in[0];
    }

    private String console() {
        try {
            return Files.readString(folder.console(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has not said anything yet.
            return "";
        }
    }
}
