package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posrig.terminal.ReceiptLayout.Copy;
import org.posrig.terminal.ReceiptLayout.Field;

/** What steps may say of a terminal's receipts: everything that it has printed since the last action counts. */
public final class Receipts {

    private final String terminal;
    private final ReceiptLayout layout;
    private final ReceiptHistory history;
    private final Duration deadline;
    private final Recollection recollection;

    Receipts(
            String terminal,
            ReceiptLayout layout,
            ReceiptHistory history,
            Duration deadline,
            Recollection recollection) {
        this.terminal = terminal;
        this.layout = layout;
        this.history = history;
        this.deadline = deadline;
        this.recollection = recollection;
    }

    /**
     * Waits for both copies.
     *
     * @throws ReceiptMismatch when one does not come in time
     */
    public Map<Copy, Receipt> both() {
        Map<Copy, Receipt> copies = new EnumMap<>(Copy.class);
        for (Copy copy : Copy.values()) {
            copies.put(copy, await(copy));
        }
        return copies;
    }

    /** As {@link #both}, for one copy. */
    public Receipt await(Copy copy) {
        return history.await(receipt -> layout.is(copy, receipt), deadline)
                .orElseThrow(() -> new ReceiptMismatch(recollection.filtered(String.format(
                                "%s should have printed the %s copy within %.1f s, but did not.",
                                terminal, name(copy), deadline.toMillis() / 1000.0)
                        + printed())));
    }

    /**
     * Both copies must have these values.
     *
     * @throws ReceiptMismatch with every value that differs
     */
    public void require(Map<Field, String> expected) {
        List<String> wrong = new ArrayList<>();
        both().forEach((copy, receipt) -> expected.forEach((field, value) -> {
            Optional<String> shown = layout.value(field, receipt);
            if (!shown.equals(Optional.of(value))) {
                String what = "the %s on the %s copy is ".formatted(field.name().toLowerCase(Locale.ROOT), name(copy));
                // Filtered, the two would read the same.
                boolean inFull = shown.map(recollection::filtered).equals(Optional.of(value));
                wrong.add(what + (inFull ? "not masked" : shown.orElse("missing") + ", not " + value));
            }
        }));
        refuse(wrong);
    }

    /** Both copies must have some value of each of the fields. */
    public void requireSome(List<Field> fields) {
        List<String> wrong = new ArrayList<>();
        both().forEach((copy, receipt) -> fields.stream()
                .filter(field -> layout.value(field, receipt).isEmpty())
                .forEach(field -> wrong.add("the %s copy has no %s"
                        .formatted(name(copy), field.name().toLowerCase(Locale.ROOT)))));
        refuse(wrong);
    }

    /** The merchant's copy must have a signature line, or none must. */
    public void requireSignatureLine(boolean wanted) {
        boolean present = both().values().stream().anyMatch(layout::hasSignatureLine);
        if (present != wanted) {
            refuse(List.of(
                    wanted ? "no copy has a signature line" : "there is a signature line, though a PIN was given"));
        }
    }

    /** Both copies must say that they are printed once more, or neither may. */
    public void requireReprint(boolean wanted) {
        List<String> wrong = new ArrayList<>();
        both().forEach((copy, receipt) -> {
            if (layout.isReprint(receipt) != wanted) {
                wrong.add("the " + name(copy) + (wanted ? " copy does not say" : " copy says")
                        + " that it was printed again");
            }
        });
        refuse(wrong);
    }

    /** None of what was printed may hold a secret; the message does not tell it either. */
    public void requireWithout(String secret, String what) {
        both();
        if (history.sinceAction().stream()
                .anyMatch(receipt -> receipt.text().replaceAll("[ \\n-]", "").contains(secret))) {
            refuse(List.of("there is " + what + " on it"));
        }
    }

    /** Nothing may have been printed; to be asked after the terminal has said what it had to say. */
    public void requireNone() {
        if (!history.sinceAction().isEmpty()) {
            refuse(List.of("nothing should have been printed"));
        }
    }

    private void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new ReceiptMismatch(recollection.filtered(
                    "The receipt of " + terminal + " is wrong: " + String.join("; ", wrong) + "." + printed()));
        }
    }

    private String printed() {
        List<Receipt> since = history.sinceAction();
        if (since.isEmpty()) {
            return "\nNothing has been printed since the last action.";
        }
        StringBuilder text = new StringBuilder("\nPrinted since the last action:");
        since.forEach(receipt -> {
            receipt.lines().forEach(line -> text.append("\n  | ").append(line));
            text.append("\n  +").append("-".repeat(32));
        });
        return text.toString();
    }

    private static String name(Copy copy) {
        return copy == Copy.MERCHANT ? "merchant's" : "cardholder's";
    }
}
