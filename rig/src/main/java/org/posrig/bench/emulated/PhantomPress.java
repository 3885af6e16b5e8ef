package org.posrig.bench.emulated;

import java.util.Locale;
import java.util.OptionalInt;
import org.posrig.relay.ActiveLevel;

/**
 * Contacts are watched from power-on: through the boot, the unit that opens them, and the opening of a bench. Nothing may close before the first wanted
 * press, and that one closes one contact once.
 *
 * @param level at which the relays close
 */
record PhantomPress(ActiveLevel level) implements Trial {

    @Override
    public String name() {
        return "phantom-" + level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String what() {
        return "from power-on to the first wanted press no line is driven to its active level, which is "
                + level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Outcome tried(Scene scene) {
        if (scene.pi().level() != level || scene.movements().closings() > 0) {
            scene.pi().rewire(level);
        }
        // Begun at the boot already, but where the package was installed after it.
        String safe = scene.told("systemctl start posrig-safe.service; systemctl is-active posrig-safe.service; true");
        Errand press = scene.rig("press", "press cancel");
        OptionalInt code = press.awaits(Scene.LONG);
        Movements seen = scene.movements();
        boolean pressed = code.orElse(-1) == 0;
        return new Outcome(
                pressed
                        && safe.equals("active")
                        && seen.closings() == 1
                        && seen.holds().size() == 1,
                "contacts closed from power-on until 'posrig press cancel' had ended: " + seen.closings()
                        + ", of them keys: "
                        + seen.holds().size() + " (one is right); " + scene.looks()
                        + "; posrig-safe.service: " + safe
                        + (pressed ? "" : "\nthe press: " + press.said().strip()));
    }
}
