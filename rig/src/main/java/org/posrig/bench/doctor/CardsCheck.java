package org.posrig.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posrig.bench.BenchFile;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.Value;

/** Whether each card in the slot is seen to come: a sale of 0.01 is begun up to the card's number on the display and left there, so nothing is charged. */
public final class CardsCheck implements Check {

    private static final String START = "ready";
    private static final String FLOW = "start-sale";
    private static final String WANTED = "present-card";
    private static final String SEEN = "confirm-card";

    private final Patient patient;

    public CardsCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "card slot";
    }

    @Override
    public Finding look() {
        List<String> chips = patient.part().cards().stream()
                .filter(card -> card.channels().containsKey(CardReader.Way.CHIP))
                .map(BenchFile.CardPart::card)
                .toList();
        if (chips.isEmpty()) {
            return Finding.skipped("no card of this terminal goes into its slot");
        }
        if (!patient.profile().starts().containsKey(START)
                || !patient.profile().flows().containsKey(FLOW)
                || !patient.profile().screens().keySet().containsAll(Set.of(WANTED, SEEN))) {
            return Finding.skipped("the profile has no start '" + START + "', flow '" + FLOW + "' and screens '"
                    + WANTED + "' and '" + SEEN + "'");
        }
        List<String> unseen = new ArrayList<>();
        chips.stream().filter(card -> !sees(card)).forEach(unseen::add);
        return unseen.isEmpty()
                ? Finding.pass("inserts and removes " + String.join(", ", chips))
                : Finding.fail(
                        "inserted, " + String.join(", ", unseen) + " changed nothing on the display",
                        "See to the card's seat, the multiplexer's plug in the slot and the lines of these cards; '"
                                + patient.toType("card NAME") + "' tries one by hand.");
    }

    private boolean sees(String card) {
        patient.lane().start(START);
        try {
            patient.terminal().perform(FLOW, Map.of("amount", Value.amount(1)));
            patient.terminal().present(card, CardReader.Way.CHIP);
            patient.terminal().await(SEEN);
            return true;
        } catch (ScreenMismatch e) {
            return false;
        } finally {
            patient.terminal().withdrawCard();
            patient.terminal().press(patient.profile().leave());
        }
    }
}
