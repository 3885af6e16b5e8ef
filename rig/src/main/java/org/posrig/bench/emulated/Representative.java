package org.posrig.bench.emulated;

/**
 * What runs on the Pi when nobody chooses: the mission's scenarios and, of all three themes and of what goes wrong, lines whose features between them use
 * every adapter and every kind of contact. The lines are those of {@code features/lines.yaml}.
 */
public final class Representative {

    /** A tag expression, as {@code --tags} takes it. */
    public static final String TAGS =
            "(@mission or @A1 or @A4 or @A5 or @A7 or @A10 or @A13 or @A15 or @A16 or @B1 or @B2 or @B7 or @B9"
                    + " or @C7 or @C10 or @D2 or @D7 or (@D8 and @needs-scanner)) and not @zh";

    private Representative() {}
}
