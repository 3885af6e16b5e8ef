package org.posrig.steps;

import java.util.Map;
import org.posrig.host.issuer.TestCard;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Value;

/** What cashier and cardholder do together so often that several steps need it. */
public final class Sales {

    private final Scene scene;

    public Sales(Scene scene) {
        this.scene = scene;
    }

    void start(ParameterTypes.Amount amount) {
        scene.terminal().withdrawCard();
        scene.terminal().perform("start-sale", Map.of("amount", Value.amount(amount.fen())));
    }

    void enterPin(ParameterTypes.Pin which) {
        scene.terminal().perform("enter-pin", Map.of("pin", scene.pin(which)));
    }

    void byChip(ParameterTypes.Amount amount, TestCard card, ParameterTypes.Pin pin) {
        start(amount);
        scene.present(card, CardReader.Way.CHIP);
        enterPin(pin);
    }
}
