package org.posrig.steps;

import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.posrig.host.issuer.CardState;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.ResetFault;
import org.posrig.terminal.CardReader;

/** The kinds of words that steps hold. Names of cards and operators are looked up in the lane, so that they can be checked before. */
public final class ParameterTypes {

    /** A card by its name, such as {@code the everyday debit card} or {@code 日常借记卡}. */
    public record CardName(String written) {}

    /** A payer's wallet by its name, such as {@code the everyday wallet} or {@code 日常钱包}. */
    public record WalletName(String written) {}

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

    @Sample(english = "the everyday debit card", chinese = "日常借记卡")
    @ParameterType("the [a-zA-Z0-9][a-zA-Z0-9 -]* card|[\\p{IsHan}A-Za-z0-9]+?卡")
    public CardName card(String written) {
        return new CardName(written);
    }

    @Sample(english = "the everyday wallet", chinese = "日常钱包")
    @ParameterType("the [a-zA-Z0-9][a-zA-Z0-9 -]* wallet|[\\p{IsHan}A-Za-z0-9]+?钱包")
    public WalletName wallet(String written) {
        return new WalletName(written);
    }

    @Sample(english = "cashier", chinese = "收银员")
    @ParameterType("(?:[a-z]+ )?cashier|supervisor|administrator|(?:第.|新)?收银员|系统管理员|主管")
    public Role operator(String written) {
        return new Role(written);
    }

    @Sample(
            english = {"12.00", "60.00"},
            chinese = {"12.00", "60.00"})
    @ParameterType("\\d{1,10}\\.\\d{2}")
    public Amount amount(String written) {
        return new Amount(new BigDecimal(written).movePointRight(2).longValueExact());
    }

    @ParameterType("the right|a wrong|正确|错误")
    public Pin whichPin(String written) {
        return written.equals("the right") || written.equals("正确") ? Pin.RIGHT : Pin.WRONG;
    }

    @ParameterType("delivered|new|next|old|wrong|backup|初始|新|另一|旧|错误|备用")
    public String whichPassword(String written) {
        return switch (written) {
            case "old", "旧", "初始" -> "delivered";
            case "新" -> "new";
            case "错误" -> "wrong";
            case "备用" -> "backup";
            case "另一" -> "next";
            default -> written;
        };
    }

    /** A password that somebody chooses. */
    public enum Choice {
        NEW,
        TOO_SHORT,
        EQUAL_DIGITS,
        RISING_DIGITS,
        FALLING_DIGITS,
        THE_SAME
    }

    @ParameterType(
            "the new password|a password that is too short|a password of equal digits|a password of rising digits"
                    + "|a password of falling digits|the same password|新密码|过短的密码|数字全同的密码|递增的密码|递减的密码|原来的密码")
    public Choice choice(String written) {
        return switch (written) {
            case "a password that is too short", "过短的密码" -> Choice.TOO_SHORT;
            case "a password of equal digits", "数字全同的密码" -> Choice.EQUAL_DIGITS;
            case "a password of rising digits", "递增的密码" -> Choice.RISING_DIGITS;
            case "a password of falling digits", "递减的密码" -> Choice.FALLING_DIGITS;
            case "the same password", "原来的密码" -> Choice.THE_SAME;
            default -> Choice.NEW;
        };
    }

    /** Why a terminal refuses a new password, as the name of the screen that says so. */
    @ParameterType("too short|too simple|the old one|过短|过于简单|与旧密码相同")
    public String weakness(String written) {
        return switch (written) {
            case "too short", "过短" -> "password-too-short";
            case "too simple", "过于简单" -> "password-too-simple";
            default -> "password-unchanged";
        };
    }

    /** What is wrong with a command to reset a password. */
    @ParameterType("has a wrong MAC|is made out to another terminal|is a replay|的MAC有误|是发给另一台终端的|是重放的")
    public ResetFault resetFault(String written) {
        return switch (written) {
            case "has a wrong MAC", "的MAC有误" -> ResetFault.WRONG_MAC;
            case "is made out to another terminal", "是发给另一台终端的" -> ResetFault.OTHER_TERMINAL;
            default -> ResetFault.REPLAYED;
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

    /** A kind of message a terminal sends. */
    @ParameterType(
            "sale|QR payment|reversal|sign-in|sign-off|echo|balance|void|refund|pre-authorisation|completion|settlement|消费|扫码支付|冲正|签到|签退|余额查询|撤销|退货|预授权完成|预授权|结算")
    public MessageKind message(String written) {
        String english = switch (written) {
            case "消费" -> "sale";
            case "扫码支付" -> "QR payment";
            case "冲正" -> "reversal";
            case "签到" -> "sign-in";
            case "签退" -> "sign-off";
            case "余额查询" -> "balance";
            case "撤销" -> "void";
            case "退货" -> "refund";
            case "预授权完成" -> "completion";
            case "预授权" -> "pre-authorisation";
            case "结算" -> "settlement";
            default -> written;
        };
        return MessageKind.of(english).orElseThrow();
    }

    /** What is wrong in an answer. */
    @ParameterType("MAC|trace number|terminal number|amount|message type|流水号|终端号|金额|消息类型")
    public Falsehood falsehood(String written) {
        return switch (written) {
            case "trace number", "流水号" -> Falsehood.TRACE;
            case "terminal number", "终端号" -> Falsehood.TERMINAL;
            case "amount", "金额" -> Falsehood.AMOUNT;
            case "message type", "消息类型" -> Falsehood.TYPE;
            default -> Falsehood.MAC;
        };
    }

    /** A stretch of time, from milliseconds to hours. */
    @Sample(
            english = {"3 seconds", "300 milliseconds"},
            chinese = {"3秒", "300毫秒"})
    @ParameterType("\\d{1,6} ?(?:milliseconds?|seconds?|minutes?|hours?|毫秒|秒|分钟|小时)")
    public Duration duration(String written) {
        long count = Long.parseLong(written.replaceAll("\\D", ""));
        return switch (written.replaceAll("[\\d ]", "").replaceAll("s$", "")) {
            case "millisecond", "毫秒" -> Duration.ofMillis(count);
            case "minute", "分钟" -> Duration.ofMinutes(count);
            case "hour", "小时" -> Duration.ofHours(count);
            default -> Duration.ofSeconds(count);
        };
    }

    /** What is the matter with a card at its issuer, whatever PIN comes. */
    @ParameterType(
            "to be kept|asleep|a suspected fraud|locked at its issuer|reported lost|reported stolen|restricted|应没收|处于睡眠|涉嫌作弊|已被发卡行锁定|已挂失|已报失窃|受限制")
    public CardState cardState(String written) {
        return switch (written) {
            case "to be kept", "应没收" -> CardState.KEPT;
            case "asleep", "处于睡眠" -> CardState.DORMANT;
            case "a suspected fraud", "涉嫌作弊" -> CardState.FRAUD;
            case "locked at its issuer", "已被发卡行锁定" -> CardState.PIN_LOCKED;
            case "reported lost", "已挂失" -> CardState.LOST;
            case "reported stolen", "已报失窃" -> CardState.STOLEN;
            default -> CardState.RESTRICTED;
        };
    }

    /** What is the matter with a key's contact. */
    @ParameterType("bounces|sticks|is dead|is as new|抖动|粘连|失效|完好")
    public String wear(String written) {
        return switch (written) {
            case "bounces", "抖动" -> "bounces";
            case "sticks", "粘连" -> "sticks";
            case "is dead", "失效" -> "dead";
            default -> "none";
        };
    }

    /** What became of a sale on the host's books. */
    @ParameterType("approved|declined|reversed|voided|completed|never reached|已批准|已拒绝|已冲正|已撤销|已完成|未到达")
    public EndState endState(String written) {
        return switch (written) {
            case "approved", "已批准" -> EndState.APPROVED;
            case "declined", "已拒绝" -> EndState.DECLINED;
            case "reversed", "已冲正" -> EndState.REVERSED;
            case "voided", "已撤销" -> EndState.VOIDED;
            case "completed", "已完成" -> EndState.COMPLETED;
            default -> EndState.NEVER_REACHED;
        };
    }

    /** A response code, two characters. */
    @Sample(english = "62", chinese = "62")
    @ParameterType("[0-9A-Z]{2}")
    public String code(String written) {
        return written.toUpperCase(Locale.ROOT);
    }

    /** A terminal by its name in the bench file. */
    @Sample(english = "T1", chinese = "T1")
    @ParameterType("[A-Za-z0-9][A-Za-z0-9_-]{0,30}")
    public String terminal(String written) {
        return written;
    }

    /** A key by its name in the terminal's profile. */
    @Sample(english = "enter", chinese = "enter")
    @ParameterType("[a-z0-9]+")
    public String key(String written) {
        return written;
    }

    /** What is read back of a terminal, by its name in the bench file, in quotes. */
    @Sample(english = "\"power-led\"", chinese = "\"power-led\"")
    @ParameterType("\"([^\"]*)\"")
    public String sense(String written) {
        return written;
    }

    /** A screen by its name in the terminal's profile, in quotes. */
    @Sample(english = "\"idle\"", chinese = "\"idle\"")
    @ParameterType("\"([^\"]*)\"")
    public String screen(String written) {
        return written;
    }
}
