package org.posrig.terminal;

import java.util.List;

/**
 * A screen as a profile knows it.
 *
 * @param name the name features use
 * @param alternatives each a list of texts that must all stand on the screen, one list is enough; an empty list of texts means a
 *     blank display
 * @param host whether the terminal waits for its host before it shows this screen: then the host deadline holds
 * @param alarm whether this screen ends any wait at once (tamper, system error)
 * @param keypad whether the terminal says with it that a key of its keypad is at fault: then no verdict on the terminal can be given
 */
public record NamedScreen(String name, List<List<String>> alternatives, boolean host, boolean alarm, boolean keypad) {

    public NamedScreen {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    public NamedScreen(String name, List<List<String>> alternatives, boolean host, boolean alarm) {
        this(name, alternatives, host, alarm, false);
    }

    public boolean on(Screen screen) {
        String text = screen.text();
        return alternatives.stream()
                .anyMatch(texts ->
                        texts.isEmpty() ? text.isEmpty() : texts.stream().allMatch(text::contains));
    }

    /** How telling this name is for a screen it fits: more and longer texts win over fewer and shorter ones. */
    public int weight() {
        return alternatives.stream()
                .mapToInt(texts -> texts.size() * 100
                        + texts.stream().mapToInt(String::length).sum())
                .max()
                .orElse(0);
    }

    /** {@code 'wrong-pin' ([55] or 密码错请重新输入)}. */
    public String described() {
        List<String> texts = alternatives.stream()
                .map(alternative -> alternative.isEmpty() ? "a blank display" : String.join(" + ", alternative))
                .toList();
        return "'" + name + "' (" + String.join(", or ", texts) + ")";
    }
}
