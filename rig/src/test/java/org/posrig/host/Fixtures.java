package org.posrig.host;

import java.nio.file.Path;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.security.KeyFile;
import org.posrig.host.terminal.TerminalFile;

/** The files that ship with the rig. */
final class Fixtures {

    static final Path FOLDER = Path.of("..", "fixtures");
    static final String MERCHANT = "104290057220001";
    static final String IDENTITY = "TEST-ID-0001";

    private Fixtures() {}

    static CardFile cards() {
        return CardFile.read(FOLDER.resolve("cards/test-cards.yaml"), FOLDER.resolve("cards/test-prefixes.yaml"));
    }

    static TerminalFile terminals() {
        return TerminalFile.read(FOLDER.resolve("hosts/terminals.yaml"));
    }

    static KeyFile keys() {
        return KeyFile.read(FOLDER.resolve("keys/host-keys.yaml"));
    }

    static HostConfig config() {
        return HostConfig.of(cards(), terminals(), keys());
    }
}
