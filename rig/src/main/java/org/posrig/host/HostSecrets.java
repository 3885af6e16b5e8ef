package org.posrig.host;

import java.util.HexFormat;
import org.posrig.host.security.DesKey;
import org.posrig.timeline.Secrets;

/** What no log, report or message may hold of a host's files: card numbers, PINs, codes of wallets, keys. */
final class HostSecrets {

    private HostSecrets() {}

    static void hide(HostConfig config, Secrets secrets) {
        config.cards().cards().forEach(card -> {
            secrets.hideCardNumber(card.pan());
            secrets.hidePin(card.pin());
            card.cryptogramKey().ifPresent(key -> hide(secrets, key));
        });
        config.cards().wallets().forEach(wallet -> secrets.hideCardNumber(wallet.code()));
        for (String number : config.terminals().terminalNumbers()) {
            config.keys().masterKey(number).ifPresent(key -> hide(secrets, key));
        }
    }

    private static void hide(Secrets secrets, DesKey key) {
        secrets.hide(HexFormat.of().withUpperCase().formatHex(key.bytes()));
    }
}
