package org.posrig.run.notify;

import java.time.Duration;
import org.posrig.run.Verdict;

/** The words of a message in its language. */
final class NightWords {

    private final boolean chinese;

    private NightWords(boolean chinese) {
        this.chinese = chinese;
    }

    static NightWords of(Language language) {
        return new NightWords(language == Language.ZH);
    }

    String subject(String bench, String state) {
        return "posrig " + bench + say(": ", "：") + state;
    }

    String head(String bench, String run, String counts, String time) {
        return bench + say(", run ", "，运行 ") + run + say(": ", "：") + counts + say(" (", "（") + time + say(")", "）");
    }

    String count(int count, Verdict verdict) {
        return chinese
                ? switch (verdict) {
                            case PASSED -> "通过 ";
                            case FAILED -> "失败 ";
                            case BROKEN -> "台架故障 ";
                            case SKIPPED -> "跳过 ";
                            case FLAKY -> "不稳定 ";
                        }
                        + count
                : count + " " + verdict.word();
    }

    String time(Duration took) {
        return took.toHours() > 0
                ? took.toHours() + say(" h ", " 小时 ") + took.toMinutesPart() + say(" min", " 分")
                : took.toMinutes() + say(" min", " 分钟");
    }

    String news() {
        return say("New: ", "新增：");
    }

    String known(int count) {
        return say("Red as before: ", "此前已红：") + count;
    }

    String outOfService() {
        return say("Out of service: ", "停用：");
    }

    String outOfService(int count) {
        return count + say(count == 1 ? " terminal is out of service" : " terminals are out of service", " 台终端停用");
    }

    String interrupted() {
        return say("Interrupted: ", "中断：");
    }

    String notRun(int count) {
        return say("Not run: ", "未运行：") + count;
    }

    String gate() {
        return say("Gate: ", "质量门：");
    }

    String report(String link) {
        return say("Report: ", "报告：") + link;
    }

    String andMore(String told, int more) {
        return told + say(" and ", "，另有 ") + more + say(" more", " 个");
    }

    String nothingRan() {
        return say("nothing ran", "什么都没有运行");
    }

    String missed(String plan, boolean begun) {
        return begun
                ? say("the night of " + plan + " did not come to its end", plan + " 的夜间运行没有正常结束")
                : say("the night of " + plan + " did not run", plan + " 的夜间运行没有开始");
    }

    String why() {
        return say("Why: ", "原因：");
    }

    String next() {
        return say("To do: ", "处理：");
    }

    String more(int count) {
        return say("and " + count + " more", "另有 " + count + " 项");
    }

    String newReds(int count) {
        return say("", "新增 ") + count + say(count == 1 ? " new red" : " new reds", " 个红");
    }

    String notGreen() {
        return say("nothing new, not all green", "没有新增，但未全绿");
    }

    String allGreen() {
        return say("all green", "全绿");
    }

    String comma() {
        return say(", ", "，");
    }

    String semicolon() {
        return say("; ", "；");
    }

    String tooLarge(String size, String limit) {
        return say("The report is not attached: it has ", "报告未附上：大小 ")
                + size
                + say(", the limit is ", "，上限 ")
                + limit
                + say(".", "。");
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }
}
