package org.posrig.terminal;

import org.posrig.fault.RigFault;

/** What a terminal tells of itself, read from the screen that its profile names. */
public final class VersionReading {

    private final Terminal terminal;
    private final MismatchText mismatch;

    VersionReading(Terminal terminal, MismatchText mismatch) {
        this.terminal = terminal;
        this.mismatch = mismatch;
    }

    /** Goes where the profile says that versions are told. */
    public void show() {
        terminal.perform(versionScreen().flow());
    }

    /**
     * The versions on that screen.
     *
     * @throws ScreenMismatch when they do not come in time
     */
    public Versions read() {
        VersionScreen where = versionScreen();
        TerminalProfile profile = terminal.profile();
        NamedScreen named = profile.screen(where.screen());
        return terminal.screens()
                .await(
                        screen -> named.on(screen) && where.on(screen).isPresent(),
                        profile.timing().screen())
                .flatMap(where::on)
                .orElseThrow(() -> new ScreenMismatch(mismatch.told(
                        terminal.name() + " should have told its versions on the screen '" + named.name() + "' ("
                                + where.firmware() + " and " + where.parameters() + "), but did not.",
                        terminal.screens())));
    }

    private VersionScreen versionScreen() {
        TerminalProfile profile = terminal.profile();
        return profile.versions()
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The profile " + profile.file() + " does not say where versions are told.",
                        "Add 'versions' with flow, screen, firmware and parameters."));
    }
}
