package org.posrig.steps;

import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.util.Locale;
import org.posrig.terminal.CardReader;

/** The kinds of words that steps hold. Names of cards and operators are looked up in the lane, so that they can be checked before. */
public final class ParameterTypes {

    /** A card by its name, such as {@code the everyday debit card} or {@code 日常借记卡}. */
    public record CardName(String written) {}

    /** An operator by role, such as {@code second cashier} or {@code 系统管理员}. */
    public record Role(String written) {}

    /** An amount of money. */
    public record Amount(long fen) {

        /** {@code 12.00}. */
        public String yuan() {
            return BigDecimal.valueOf(fen, 2).toPlainString();
        }
    }

    /** Which PIN a cardholder enters. */
    public enum Pin {
        RIGHT,
        WRONG
    }

    @ParameterType("the [a-zA-Z0-9][a-zA-Z0-9 -]* card|[\\p{IsHan}A-Za-z0-9]+?卡")
    public CardName card(String written) {
        return new CardName(written);
    }

    @ParameterType("(?:[a-z]+ )?cashier|supervisor|administrator|(?:第.)?收银员|系统管理员|主管")
    public Role operator(String written) {
        return new Role(written);
    }

    @ParameterType("\\d{1,10}\\.\\d{2}")
    public Amount amount(String written) {
        return new Amount(new BigDecimal(written).movePointRight(2).longValueExact());
    }

    @ParameterType("the right|a wrong|正确|错误")
    public Pin whichPin(String written) {
        return written.equals("the right") || written.equals("正确") ? Pin.RIGHT : Pin.WRONG;
    }

    @ParameterType("delivered|new|old|wrong|初始|新|旧|错误")
    public String whichPassword(String written) {
        return switch (written) {
            case "old", "旧", "初始" -> "delivered";
            case "新" -> "new";
            case "错误" -> "wrong";
            default -> written;
        };
    }

    @ParameterType("inserts|swipes|taps|插入|刷|挥")
    public CardReader.Way presents(String written) {
        return switch (written) {
            case "inserts", "插入" -> CardReader.Way.CHIP;
            case "swipes", "刷" -> CardReader.Way.STRIPE;
            default -> CardReader.Way.CONTACTLESS;
        };
    }

    /** A response code, two characters. */
    @ParameterType("[0-9A-Z]{2}")
    public String code(String written) {
        return written.toUpperCase(Locale.ROOT);
    }
}
