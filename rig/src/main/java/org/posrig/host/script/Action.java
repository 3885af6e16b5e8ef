package org.posrig.host.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a rule does to the messages it matches; {@link #NONE} leaves everything to the issuer.
 *
 * @param code F39 laid down in advance: the issuer is not asked, nothing is counted or booked
 * @param fields reply fields to set before the MAC is made, hexadecimal for binary ones; an empty value takes the field out
 * @param wrong what is wrong in the reply
 * @param delay how long after the request's arrival the reply sets out; zero for at once
 * @param sending what is sent where the reply is due
 * @param requirement the header's processing requirement digit, 0 to 15
 * @param refuse how long connections are refused from this message on, which itself is not answered; zero for not at all
 */
public record Action(
        Optional<String> code,
        Map<Integer, String> fields,
        Set<Falsehood> wrong,
        Duration delay,
        Sending sending,
        OptionalInt requirement,
        Duration refuse) {

    /** Changes nothing. */
    public static final Action NONE = new Action(
            Optional.empty(), Map.of(), Set.of(), Duration.ZERO, Sending.WHOLE, OptionalInt.empty(), Duration.ZERO);

    public Action {
        fields = Map.copyOf(fields);
        wrong = Set.copyOf(wrong);
        if (delay.isNegative() || refuse.isNegative()) {
            throw new IllegalArgumentException("A rule's delay and its time of refusing cannot be negative.");
        }
    }

    public static Action answer(String code) {
        return new Action(
                Optional.of(code), NONE.fields, NONE.wrong, NONE.delay, NONE.sending, NONE.requirement, NONE.refuse);
    }

    public static Action send(Sending sending) {
        return new Action(NONE.code, NONE.fields, NONE.wrong, NONE.delay, sending, NONE.requirement, NONE.refuse);
    }

    public static Action falsify(Falsehood falsehood) {
        return new Action(
                NONE.code, NONE.fields, Set.of(falsehood), NONE.delay, NONE.sending, NONE.requirement, NONE.refuse);
    }

    public static Action late(Duration delay) {
        return new Action(NONE.code, NONE.fields, NONE.wrong, delay, NONE.sending, NONE.requirement, NONE.refuse);
    }

    public static Action carry(int field, String value) {
        return new Action(
                NONE.code, Map.of(field, value), NONE.wrong, NONE.delay, NONE.sending, NONE.requirement, NONE.refuse);
    }

    public static Action require(int requirement) {
        return new Action(
                NONE.code, NONE.fields, NONE.wrong, NONE.delay, NONE.sending, OptionalInt.of(requirement), NONE.refuse);
    }

    /** The message is not answered, and connections are refused for so long. */
    public static Action refuse(Duration time) {
        return new Action(NONE.code, NONE.fields, NONE.wrong, NONE.delay, NONE.sending, NONE.requirement, time);
    }

    /** Whether anything of it befalls the reply on its way out. */
    public boolean treatsReply() {
        return !fields.isEmpty() || !wrong.isEmpty() || !delay.isZero() || sending != Sending.WHOLE;
    }

    /** Whether the request is to be swallowed before anybody decides on it. */
    public boolean swallows() {
        return sending == Sending.SILENCE_BEFORE;
    }

    Set<Aspect> aspects() {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        if (code.isPresent() || swallows() || !refuse.isZero()) {
            aspects.add(Aspect.DECISION);
        }
        if (treatsReply() || !refuse.isZero()) {
            aspects.add(Aspect.TREATMENT);
        }
        if (requirement.isPresent()) {
            aspects.add(Aspect.REQUIREMENT);
        }
        return aspects.isEmpty() ? EnumSet.of(Aspect.STATE) : aspects;
    }

    /** Both together; where both have a say, this one's holds. */
    Action and(Action other) {
        Map<Integer, String> both = new TreeMap<>(other.fields);
        both.putAll(fields);
        Set<Falsehood> all = EnumSet.noneOf(Falsehood.class);
        all.addAll(wrong);
        all.addAll(other.wrong);
        return new Action(
                code.or(other::code),
                both,
                all,
                delay.isZero() ? other.delay : delay,
                sending == Sending.WHOLE ? other.sending : sending,
                requirement.isPresent() ? requirement : other.requirement,
                refuse.isZero() ? other.refuse : refuse);
    }

    /** What befalls the reply, for the record: {@code wrong mac, twice}; empty where nothing does. */
    public String treatment() {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(fields).keySet().forEach(field -> parts.add("field " + field + " set"));
        wrong.stream().sorted().forEach(what -> parts.add("wrong " + written(what)));
        if (!delay.isZero()) {
            parts.add("delayed by " + delay.toMillis() + " ms");
        }
        if (sending != Sending.WHOLE) {
            parts.add(written(sending));
        }
        return String.join(", ", parts);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
