package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.zh_cn.假如;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Action;
import org.posrig.host.script.Facts;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.terminal.Debt;

/** What the issuer answers to messages that are still to come, laid down in advance. */
@By(Actor.ISSUER)
public final class AnswerSteps {

    private final Scene scene;

    public AnswerSteps(Scene scene) {
        this.scene = scene;
    }

    @Says(
            value = "One response code for the next message of a kind.",
            english = "the issuer answers the next sale with 62",
            chinese = "发卡行对下一笔消费应答62")
    @Given("the issuer answers the next {message} with {code}")
    @假如("发卡行对下一笔{message}应答{code}")
    public void answers(MessageKind kind, String code) {
        next(kind.written() + " answered " + code, Match.of(kind), Action.answer(code));
    }

    @Says(
            value = "The same, only for one card.",
            english = "the issuer answers the next sale on the second debit card with 62",
            chinese = "发卡行对下一笔消费若用第二借记卡则应答62")
    @Given("the issuer answers the next {message} on {card} with {code}")
    @假如("发卡行对下一笔{message}若用{card}则应答{code}")
    public void answersOnCard(MessageKind kind, ParameterTypes.CardName name, String code) {
        TestCard card = scene.card(name);
        next(
                kind.written() + " on the " + card.name() + " card answered " + code,
                Match.of(kind).onCard(card.name()),
                Action.answer(code));
    }

    @Says(
            value = "The same, only for amounts from the first to the second, both included.",
            english = "the issuer answers the next sale between 50.00 and 60.00 with 61",
            chinese = "发卡行对下一笔消费若金额在50.00元至60.00元之间则应答61")
    @Given("the issuer answers the next {message} between {amount} and {amount} with {code}")
    @假如("发卡行对下一笔{message}若金额在{amount}元至{amount}元之间则应答{code}")
    public void answersAmount(MessageKind kind, ParameterTypes.Amount least, ParameterTypes.Amount most, String code) {
        next(
                kind.written() + " between " + least.yuan() + " and " + most.yuan() + " answered " + code,
                Match.of(kind).between(least.fen(), most.fen()),
                Action.answer(code));
    }

    @Says("The same, only for what the second terminal of the scenario sends.")
    @Given("the issuer answers the next {message} at the second terminal with {code}")
    @假如("发卡行对第二台终端的下一笔{message}应答{code}")
    public void answersAtTerminal(MessageKind kind, String code) {
        String number =
                scene.lane().registration(scene.lane().terminals().get(1)).terminalNumber();
        next(
                kind.written() + " at terminal " + number + " answered " + code,
                Match.of(kind).atTerminal(number),
                Action.answer(code));
    }

    /** The field's value is a regular expression, or {@code present} or {@code absent}; of secret fields only these two are known. */
    @Says(
            value = "The same, only for messages whose field fits a regular expression, is present or is absent.",
            english = "the issuer answers the next sale whose field 22 is \"051\" with 62",
            chinese = "发卡行对下一笔消费若第22域为\"051\"则应答62")
    @Given("the issuer answers the next {message} whose field {int} is {string} with {code}")
    @假如("发卡行对下一笔{message}若第{int}域为{string}则应答{code}")
    public void answersField(MessageKind kind, int field, String value, String code) {
        if (Facts.hidden(field) && !value.equals(Facts.PRESENT) && !value.equals(Match.ABSENT)) {
            throw new BadInput(
                    "Field " + field + " of the step is secret or binary; ask only for 'present' or 'absent'.");
        }
        next(
                kind.written() + " with field " + field + " " + value + " answered " + code,
                Match.of(kind).withField(field, value),
                Action.answer(code));
    }

    private void next(String name, Match match, Action action) {
        scene.owe(new Debt.SignIn());
        scene.host().rules().add(Rule.next(name, match, action));
    }
}
