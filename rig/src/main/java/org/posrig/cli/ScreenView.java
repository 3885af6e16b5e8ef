package org.posrig.cli;

import java.util.List;
import org.posrig.display.Plausibility;
import org.posrig.terminal.Screen;

/** Shows screens to whoever runs the command. Called by one thread at a time. */
interface ScreenView {

    /** A screen has come. */
    void screen(Screen screen);

    /** A remark on the line: it is lost, or back. */
    void remark(String sentence);

    /** The end: what is probably wrong, after {@code bytes} have been heard. */
    void end(long bytes, List<Plausibility.Finding> findings);
}
