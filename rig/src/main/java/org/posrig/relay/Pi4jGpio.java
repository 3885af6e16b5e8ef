package org.posrig.relay;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.platform.Platform;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.raspberrypi.platform.RaspberryPiPlatform;
import com.pi4j.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.posrig.fault.RigFault;

/**
 * Lines that boards of relays hang on: those of a Raspberry Pi's header, or lines that exist in memory only. A line belongs to one board. No
 * shutdown hook is set: whoever opens this closes it.
 */
public final class Pi4jGpio implements AutoCloseable {

    private final Context context;
    private final String provider;
    private final List<Pi4jBoard> boards = new CopyOnWriteArrayList<>();

    private Pi4jGpio(Context context, String provider) {
        this.context = context;
        this.provider = provider;
    }

    /** Lines in memory, on Pi4J's mock provider; several of these know nothing of each other. */
    public static Pi4jGpio mock() {
        return new Pi4jGpio(
                context(new MockPlatform(), MockDigitalOutputProvider.newInstance()), MockDigitalOutputProvider.ID);
    }

    /**
     * The lines of this Raspberry Pi, by the kernel's GPIO character device. Open it once in a process: Pi4J has one GPIO chip for all.
     *
     * @throws RigFault when this machine has no such lines; then, too, when the first board is made
     */
    public static Pi4jGpio gpiod() {
        try {
            return new Pi4jGpio(
                    context(new RaspberryPiPlatform(), GpioDDigitalOutputProvider.newInstance()),
                    GpioDDigitalOutputProvider.ID);
        } catch (RuntimeException | LinkageError e) {
            throw noChip(e);
        }
    }

    /**
     * A board of relays; all its lines are requested at their inactive level, before anything else.
     *
     * @param name the board's name in its bench
     * @param lines for each channel its line, by the Broadcom number
     * @throws RigFault when a line is not there or taken; then no line of the board is held
     */
    public Pi4jBoard board(String name, Map<String, Integer> lines, ActiveLevel active) {
        Pi4jBoard board = new Pi4jBoard(name, context, provider, lines, active);
        boards.add(board);
        return board;
    }

    /** Opens all contacts of all boards and lets the lines go, whatever fails on the way. */
    @Override
    public void close() {
        Failures failures = new Failures();
        boards.forEach(board -> failures.attempt(board::close));
        failures.attempt(context::shutdown);
        failures.throwAny();
    }

    /** What Pi4J says on a machine without lines, in words. */
    static RigFault noChip(Throwable cause) {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "This machine has no GPIO chip of a Raspberry Pi that can be used.",
                "Run this bench on a Pi, as a user of the group gpio, or take a bench without Pi relays.",
                cause);
    }

    private static Context context(Platform platform, Provider<?, ?, ?> outputs) {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(platform)
                .add(outputs)
                .build();
    }
}
