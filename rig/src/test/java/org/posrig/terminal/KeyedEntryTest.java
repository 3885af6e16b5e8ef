package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.posrig.fault.RigFault;

/** A key that does not count as it was pressed is the rig's fault and is named; an application that does it is the terminal's. */
final class KeyedEntryTest {

    private static final Value AMOUNT = Value.amount(1200);
    private static final Value PIN = Value.secret("258036");

    @Test
    void a_sound_terminal_takes_what_is_typed() {
        new TypingTerminal(Echo.Kind.YUAN).enter(AMOUNT);
        new TypingTerminal(Echo.Kind.YUAN).enter(Value.amount(1));
        new TypingTerminal(Echo.Kind.STARS).enter(PIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, T1 shows 122.00 where 12.00 was typed., key '2' counts twice",
        "1, 0, T1 shows 2.00 where 12.00 was typed., key '1' counts not at all",
        "0, 2, T1 shows 1200.00 where 12.00 was typed., key '0' counts twice",
        "0, 0, T1 shows 0.12 where 12.00 was typed., key '0' counts not at all",
        "1, 3, T1 shows 1112.00 where 12.00 was typed., key '1' counts several times"
    })
    void a_worn_key_is_named(char key, int times, String shown, String named) {
        assertBroken(new TypingTerminal(Echo.Kind.YUAN).key(key, times), AMOUNT)
                .withMessageStartingWith(shown + " Pressed alone, " + named + " and the others once.");
    }

    @Test
    void two_worn_keys_are_both_named() {
        assertBroken(new TypingTerminal(Echo.Kind.YUAN).key('1', 0).key('0', 2), AMOUNT)
                .withMessageContaining("key '1' counts not at all, key '0' counts twice");
    }

    @Test
    void a_worn_key_is_found_in_a_pin_without_a_word_on_which_of_its_digits_it_was() {
        assertBroken(new TypingTerminal(Echo.Kind.STARS).key('8', 2), PIN)
                .withMessageStartingWith(
                        "T1 shows 7 asterisks where 6 digits were typed. Pressed alone, key '8' counts twice"
                                + " and the others once.")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("258"));
    }

    @ParameterizedTest
    @EnumSource(Echo.Kind.class)
    void an_application_that_takes_every_key_twice_is_at_fault_itself(Echo.Kind kind) {
        assertFailed(
                new TypingTerminal(kind).application(typed -> typed + typed),
                kind == Echo.Kind.YUAN ? AMOUNT : PIN,
                "with 10 of the ten keys pressed alone");
    }

    @Test
    void an_application_that_swallows_the_fourth_digit_is_at_fault_itself() {
        assertFailed(
                new TypingTerminal(Echo.Kind.STARS)
                        .application(typed -> typed.length() < 4 ? typed : typed.substring(1)),
                PIN,
                "for the second time, while each key pressed alone counts once");
    }

    @Test
    void what_does_not_come_again_is_a_contact_that_fails_now_and_then() {
        assertBroken(new TypingTerminal(Echo.Kind.YUAN).glitch(), AMOUNT)
                .withMessageStartingWith(
                        "T1 shows 112.00 where 12.00 was typed. Each key pressed alone counts once, and the"
                                + " same value comes out right now.");
    }

    @ParameterizedTest
    @CsvSource({
        "true, T1 says that a key sticks (\"stuck\"); no key",
        "false, T1 shows 0.12 where 12.00 was typed. No key"
    })
    void a_key_that_sticks_is_named_whether_the_terminal_says_so_or_not(boolean telling, String beginning) {
        assertBroken(new TypingTerminal(Echo.Kind.YUAN).stickingAt('2', telling), AMOUNT)
                .withMessageStartingWith(beginning + " counts any more after key '2'.");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_key_that_sticks_in_a_pin_is_not_named(boolean telling) {
        assertBroken(new TypingTerminal(Echo.Kind.STARS).stickingAt('8', telling), PIN)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("'8'"));
    }

    @Test
    void an_entry_that_is_not_empty_is_the_terminals_fault() {
        TypingTerminal terminal = new TypingTerminal(Echo.Kind.STARS);
        terminal.enter(PIN);
        assertFailed(terminal, PIN, "should stand on an empty entry, but shows 6 asterisks");
    }

    @Test
    void an_entry_that_went_before_a_key_was_pressed_there_tells_of_the_key_before() {
        assertBroken(new TypingTerminal(Echo.Kind.STARS).leaves(), PIN)
                .withMessageStartingWith("T1 came to 'entry' and left it again before any key counted there.");
    }

    @Test
    void an_entry_that_goes_before_a_key_has_counted_tells_the_same_and_one_that_goes_later_is_the_terminals_fault() {
        assertBroken(new TypingTerminal(Echo.Kind.STARS).leavingAfter(0), PIN)
                .withMessageStartingWith("T1 came to 'entry' and left it again before any key counted there.");
        assertFailed(new TypingTerminal(Echo.Kind.STARS).leavingAfter(2), PIN, "left the entry while it was typed");
    }

    private static ThrowableAssertAlternative<RigFault> assertBroken(TypingTerminal terminal, Value value) {
        return assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> terminal.enter(value))
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.KEYPAD));
    }

    private static void assertFailed(TypingTerminal terminal, Value value, String sentence) {
        assertThatExceptionOfType(ScreenMismatch.class)
                .isThrownBy(() -> terminal.enter(value))
                .withMessageContaining(sentence);
    }
}
