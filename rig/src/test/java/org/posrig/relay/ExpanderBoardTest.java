package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

final class ExpanderBoardTest implements RelayBoardContract {

    private static final Map<String, Integer> PINS = Map.of("a", 0, "b", 7, "c", 8);

    private final Map<String, ExpanderChip> chips = new HashMap<>();
    private final ExpanderChip chip = new ExpanderChip();
    private final RelayBoards boards = new RelayBoards(() -> Pi4jGpio.mock(ExpanderChip.buses(chips)));

    ExpanderBoardTest() {
        chips.put("1/0x20", chip);
    }

    @AfterEach
    void close() {
        try {
            boards.close();
        } catch (RigFault broken) {
            // A chip that a test has broken says so here again.
        }
    }

    @Override
    public Outside open() {
        // Every relay pulled, in the other bank of registers: the worst that a predecessor can leave behind.
        chip.left("IODIRA", 0).left("IODIRB", 0).left("IOCONA", 0x80);
        RelayBoard board = boards.open(described(0x20, ActiveLevel.LOW));
        return new Outside() {
            @Override
            public RelayBoard board() {
                return board;
            }

            @Override
            public Set<String> pulled() {
                return PINS.entrySet().stream()
                        .filter(pin -> chip.drives(pin.getValue(), false))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
            }

            @Override
            public void disobeys(String channel) {
                chip.stick(PINS.get(channel));
            }

            @Override
            public void close() {
                chip.silent = false;
            }
        };
    }

    @Test
    void every_latch_is_inactive_before_any_pin_is_made_an_output() {
        boards.open(described(0x20, ActiveLevel.LOW));
        assertThat(chip.writes)
                .containsExactly("GPINTENB=00", "IOCONA=00", "OLATA=FF", "OLATB=FF", "IODIRA=7E", "IODIRB=FE");
    }

    @Test
    void on_a_board_that_closes_at_high_the_latches_begin_low() {
        chip.left("OLATA", 0xFF).left("OLATB", 0xFF);
        RelayBoard board = boards.open(described(0x20, ActiveLevel.HIGH));
        assertThat(chip.writes).startsWith("GPINTENB=00", "IOCONA=00", "OLATA=00", "OLATB=00");
        board.set("c", true);
        assertThat(chip.writes).endsWith("OLATB=01");
        assertThat(chip.drives(8, true)).isTrue();
        assertThat(chip.drives(0, false)).isTrue();
    }

    @Test
    void a_chip_in_the_other_bank_of_registers_is_brought_back_first() {
        chip.left("IOCONA", 0x80);
        boards.open(described(0x20, ActiveLevel.LOW));
        assertThat(chip.writes).startsWith("IOCONA=00", "IOCONA=00", "OLATA=FF", "OLATB=FF");
        assertThat(chip.register("IODIRA")).isEqualTo(0x7E);
    }

    @Test
    void pins_without_a_relay_stay_inputs() {
        boards.open(described(0x20, ActiveLevel.LOW)).close();
        assertThat(chip.register("IODIRA")).isEqualTo(0x7E);
        assertThat(chip.register("IODIRB")).isEqualTo(0xFE);
    }

    @Test
    void an_address_at_which_nothing_answers_is_told_in_words() {
        assertFault(
                0x21,
                "Relay board expander does not answer at address 0x21 of I²C bus 1. Check its supply, SDA, SCL and"
                        + " address pins; 'i2cdetect -y 1' shows the addresses that answer.");
    }

    @Test
    void a_machine_without_the_bus_is_told_in_words() {
        chips.clear();
        assertFault(
                0x20,
                "I²C bus 1, on which relay board expander is, cannot be used on this machine. Switch I²C on"
                        + " (raspi-config, Interface Options), and see that /dev/i2c-1 is there and that this user is of"
                        + " the group i2c.");
    }

    @Test
    void a_chip_that_has_lost_its_supply_is_found_out_by_the_next_movement() {
        RelayBoard board = boards.open(described(0x20, ActiveLevel.LOW));
        chip.reset();
        assertThatThrownBy(() -> board.set("b", true))
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith(
                        "Relay board expander does not keep what it is told: register 0x00 of the expander is 0xFF, not"
                                + " 0x7E.");
    }

    @Test
    void what_a_failed_movement_would_have_closed_is_not_closed_by_the_next_one() {
        RelayBoard board = boards.open(described(0x20, ActiveLevel.LOW));
        chip.silent = true;
        assertThatThrownBy(() -> board.set("a", true)).hasMessageContaining("does not answer");
        chip.silent = false;
        board.set("b", true);
        assertThat(chip.writes).endsWith("OLATA=7F");
    }

    @Test
    void a_chip_that_was_let_go_can_be_had_again() {
        boards.open(described(0x20, ActiveLevel.LOW)).close();
        RelayBoard again = boards.open(described(0x20, ActiveLevel.LOW));
        again.set("a", true);
        assertThat(chip.drives(0, false)).isTrue();
    }

    private void assertFault(int address, String message) {
        assertThatThrownBy(() -> boards.open(described(address, ActiveLevel.LOW)))
                .isInstanceOfSatisfying(
                        RigFault.class, fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.RELAY_BOARD))
                .hasMessage(message);
    }

    private static BoardDescription described(int address, ActiveLevel active) {
        return new BoardDescription.Expander("expander", 1, address, PINS, active);
    }
}
