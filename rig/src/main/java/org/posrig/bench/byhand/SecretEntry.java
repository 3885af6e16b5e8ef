package org.posrig.bench.byhand;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.terminal.Action;
import org.posrig.terminal.Echo;
import org.posrig.terminal.Flow;
import org.posrig.terminal.Key;
import org.posrig.terminal.Screen;
import org.posrig.terminal.TerminalProfile;

/**
 * Tells where digits are a PIN's, a password's or a code's: on the screens before entries with {@code echo: stars}, on any that speaks of one or shows
 * asterisks, and where nothing has been shown yet, since nobody knows then. Rather a digit too many is hidden than one too few.
 */
final class SecretEntry {

    private static final Pattern SPEAKS =
            Pattern.compile("密码|密碼|验证码|驗證碼|口令|\\*|\\bPIN\\b|password|passcode", Pattern.CASE_INSENSITIVE);
    private static final Pattern BESIDE_STARS = Pattern.compile("(?<=\\*)\\d|\\d(?=\\*)");

    private final TerminalProfile profile;
    private final Set<String> screens = new HashSet<>();
    private final StringBuilder typed = new StringBuilder();

    SecretEntry(TerminalProfile profile) {
        this.profile = profile;
        profile.flows().values().forEach(this::learn);
    }

    private void learn(Flow flow) {
        List<String> awaited = List.of();
        for (Action action : flow.actions()) {
            switch (action) {
                case Action.AwaitScreen(List<String> names) -> awaited = names;
                case Action.StandOn(List<String> names) -> awaited = names;
                case Action.TypeValue(String parameter, Optional<Echo> echo)
                when echo.filter(shown -> shown.kind() == Echo.Kind.STARS).isPresent() -> screens.addAll(awaited);
                default -> {
                    // Says nothing of where one stands.
                }
            }
        }
    }

    /** Whether a key that is pressed now is to be hidden; remembers it if so. */
    boolean hides(Optional<Screen> standing, Key key) {
        boolean digit = key.name().matches("\\d");
        boolean secret = digit && standing.map(this::on).orElse(true);
        if (secret) {
            typed.append(key.name());
        } else {
            typed.setLength(0);
        }
        return secret;
    }

    /** Rows of a screen as they may be shown: what has just been typed is hidden even where the terminal shows it. */
    String shown(String row) {
        if (typed.isEmpty()) {
            return row;
        }
        String hidden = BESIDE_STARS.matcher(row).replaceAll("•");
        return typed.length() < 2 ? hidden : hidden.replace(typed, "•".repeat(typed.length()));
    }

    private boolean on(Screen screen) {
        return SPEAKS.matcher(screen.text()).find()
                || profile.identify(screen)
                        .filter(named -> screens.contains(named.name()))
                        .isPresent();
    }
}
