package org.posrig.bench.lease;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;

/**
 * Who asks for a bench.
 *
 * @param name 1 to 64 letters, digits and {@code . _ @ + -}, beginning with a letter or a digit, so that it can be typed as it is told
 */
public record Owner(String name) {

    /** The environment variable that names the owner of every command. */
    public static final String VARIABLE = "POSRIG_OWNER";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");
    private static final String UNNAMED = "unnamed";

    /** @throws BadInput when it cannot be an owner's name */
    public Owner {
        if (!is(name)) {
            throw mistake("--owner", name);
        }
    }

    /**
     * The name that was asked for, else that of {@value #VARIABLE}, else the user's.
     *
     * @throws BadInput when one of the first two cannot be an owner's name
     */
    public static Owner of(Optional<String> asked) {
        return of(asked, System.getenv(), System.getProperty("user.name", ""));
    }

    /** Whoever runs this process. */
    public static Owner here() {
        return of(Optional.empty());
    }

    // A user without a name, as containers have them, is somebody all the same.
    static Owner of(Optional<String> asked, Map<String, String> environment, String user) {
        if (asked.isPresent()) {
            return new Owner(asked.get());
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty() && !is(variable)) {
            throw mistake(VARIABLE, variable);
        }
        return new Owner(!variable.isEmpty() ? variable : is(user) ? user : UNNAMED);
    }

    private static boolean is(String name) {
        return NAME.matcher(name).matches();
    }

    private static BadInput mistake(String where, String name) {
        return new BadInput(where + ": an owner's name has 1 to 64 letters, digits and . _ @ + -, unlike '"
                + name.codePoints()
                        .limit(80)
                        .map(c -> Character.isISOControl(c) ? '·' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "'.");
    }

    @Override
    public String toString() {
        return name;
    }
}
