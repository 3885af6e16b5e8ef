package org.posrig.fault;

/**
 * What somebody has to type for a command of posrig's: {@code ./posrig doctor} in a checkout, {@code posrig doctor} where it is installed. Its launcher
 * says so by the system property {@code posrig.command}. Every text that names a command takes its words from here.
 */
public final class ToType {

    private ToType() {}

    /**
     * A command as it is typed here.
     *
     * @param words what comes behind posrig's name; those of {@link #quoted} where a shell would take them apart
     */
    public static String posrig(String words) {
        return System.getProperty("posrig.command", "./posrig") + " " + words;
    }

    /** A word as a shell takes it for one. */
    public static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
