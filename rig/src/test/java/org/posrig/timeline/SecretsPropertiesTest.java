package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Every text of every kind of happening is tried, new kinds too: they are found by reflection. */
final class SecretsPropertiesTest {

    private static final List<String> PANS = List.of("6212340000000000012", "6299990000000017", "6216261000000000018");
    private static final List<String> SECRETS =
            List.of("258036", "12345678", "0123456789ABCDEFFEDCBA9876543210", "258036147963");

    @Property(tries = 400, seed = "21")
    void no_card_number_and_no_secret_ever_comes_out_of_any_happening(
            @ForAll("kinds") Class<?> kind,
            @ForAll("secrets") String secret,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after)
            throws ReflectiveOperationException {
        Timeline timeline = timeline();
        List<Event> seen = new ArrayList<>();
        timeline.subscribe(seen::add);
        timeline.publish("lane-1", (Happening) filled(kind, before + secret + after));
        assertThat(seen).hasSize(1);
        assertThat(seen.toString()).doesNotContainIgnoringCase(secret);
        if (texts(kind)) {
            assertThat(seen.toString()).contains(before).contains(after);
        }
    }

    @Property(tries = 300, seed = "22")
    void no_card_number_comes_out_whatever_stands_around_it(
            @ForAll("kinds") Class<?> kind,
            @ForAll("pans") String pan,
            @ForAll @StringLength(max = 20) String before,
            @ForAll @StringLength(max = 20) String after)
            throws ReflectiveOperationException {
        Event event = timeline().publish("", (Happening) filled(kind, before + pan + after));
        assertThat(event.toString()).doesNotContain(pan);
    }

    @Property(tries = 300, seed = "23")
    void no_card_number_comes_out_of_a_screen_that_breaks_it_over_two_rows(
            @ForAll("pans") String pan,
            @ForAll @Size(value = 2) List<@net.jqwik.api.constraints.IntRange(min = 0, max = 15) Integer> at) {
        String row = (" ".repeat(at.getFirst()) + pan + " ".repeat(48)).substring(0, 48);
        List<String> rows = List.of(row.substring(0, 16), row.substring(16, 32), row.substring(32));
        Happening.ScreenShown shown = (Happening.ScreenShown) timeline()
                .publish("", new Happening.ScreenShown("T1", 1, Duration.ZERO, Duration.ZERO, rows, List.of()))
                .what();
        assertThat(String.join("", shown.rows()))
                .doesNotContain(pan)
                .contains("****")
                .hasSize(48);
        assertThat(shown.rows()).hasSize(3).allSatisfy(one -> assertThat(one).hasSize(16));
    }

    @Provide
    Arbitrary<Class<?>> kinds() {
        return Arbitraries.of(Happening.class.getPermittedSubclasses());
    }

    @Provide
    Arbitrary<String> pans() {
        return Arbitraries.of(PANS);
    }

    @Provide
    Arbitrary<String> secrets() {
        List<String> all = new ArrayList<>(PANS);
        all.addAll(SECRETS);
        return Arbitraries.of(all);
    }

    // What is no hexadecimal digit: a PIN inside a longer number cannot be told from that number.
    @Provide
    Arbitrary<String> surroundings() {
        return Combinators.combine(
                        Arbitraries.of("", "PIN ", "卡号", "(", "=", " | ", "\n", "$x", "\\", "RSW-"),
                        Arbitraries.of("", " ", "密", ")", "!"))
                .as((left, right) -> left + right);
    }

    private static Timeline timeline() {
        Secrets secrets = new Secrets();
        PANS.forEach(secrets::hideCardNumber);
        SECRETS.forEach(secrets::hide);
        return new Timeline(secrets);
    }

    private static boolean texts(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).anyMatch(component -> component.getType() == String.class);
    }

    private static Object filled(Class<?> record, String text) throws ReflectiveOperationException {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], text);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = record.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object value(RecordComponent component, String text) throws ReflectiveOperationException {
        return switch (component.getType().getSimpleName()) {
            case "String" -> text;
            case "boolean" -> true;
            case "long" -> 7L;
            case "int" -> 2;
            case "Duration" -> Duration.ofMillis(12);
            case "List" -> {
                String type = component.getGenericType().getTypeName();
                yield type.contains("Field")
                        ? List.of(filled(Happening.Field.class, text))
                        : type.contains("MissingText")
                                ? List.of(filled(MissingText.class, text))
                                : type.contains("Integer") ? List.of(3, 4) : List.of("first", text);
            }
            default -> throw new IllegalStateException("The test knows no value of " + component + "; teach it one.");
        };
    }
}
