package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import org.opentest4j.TestAbortedException;
import org.posrig.host.TerminalAtAcquirer;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Match;
import org.posrig.terminal.Debt;

/** The end of a batch: settlement, upload, sign-off, and the memory that is full before. */
@By(Actor.CASHIER)
public final class SettlementSteps {

    private static final int NETWORK_CODE = 60;
    private static final int BATCH_DATA = 48;
    private static final String END_AFTER_UPLOAD = "\\d{8}202.*";

    private final Scene scene;

    public SettlementSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The cashier has settled whatever earlier scenarios have left in the batch.")
    @Given("the batch has been settled")
    @假如("批次已结算")
    public void hasBeenSettled() {
        settles();
        scene.await("settled");
    }

    @Says("Opens the settlement and confirms its totals.")
    @When("the cashier settles the batch")
    @当("收银员结算")
    public void settles() {
        opens();
        confirms();
    }

    @Says("Has the terminal show the totals of the batch.")
    @When("the cashier opens the settlement")
    @当("收银员打开结算")
    public void opens() {
        // Half a settlement leaves the terminal in a batch that its host has closed; a sign-in brings the number.
        scene.owe(new Debt.SignIn());
        scene.terminal().withdrawCard();
        scene.terminal().perform("open-settlement");
    }

    @Says("Confirms the totals; the terminal sends them to the host.")
    @When("the cashier confirms the settlement")
    @当("收银员确认结算")
    public void confirms() {
        scene.terminal().perform("confirm-settlement");
    }

    @Says("The day ends: the terminal gives up its working keys.")
    @When("the cashier signs the terminal off")
    @当("收银员签退")
    public void signsOff() {
        scene.terminal().withdrawCard();
        scene.terminal().perform("sign-off");
    }

    @Says("The host's books have a payment that the terminal knows nothing of.")
    @By(Actor.ACQUIRER)
    @Given("the acquirer has {amount} more in the batch than the terminal")
    @假如("收单行的批次比终端多{amount}元")
    public void totalsDiffer(ParameterTypes.Amount amount) {
        scene.owe(new Debt.Settlement());
        books().enterUnknownPayment(amount.fen());
    }

    @Says("The terminal's batch is full up to so many payments; stand-in benches only.")
    @By(Actor.RIG)
    @Given("the terminal's memory has room for {int} more payment(s)")
    @假如("终端流水只能再存{int}笔")
    public void leaveRoom(int payments) {
        scene.owe(new Debt.Settlement());
        scene.lane()
                .handInside(scene.terminal())
                .orElseThrow(() -> new TestAbortedException(
                        "This bench cannot fill the terminal's memory up: stand-in benches only."))
                .leaveRoom(payments);
    }

    @Says(
            value = "The totals of the batch as the terminal shows them.",
            english = "the terminal shows 2 debits of 72.00 and 1 credit of 12.00",
            chinese = "终端显示借记2笔72.00元，贷记1笔12.00元")
    @By(Actor.TERMINAL)
    @Then("the terminal shows {int} debit(s) of {amount} and {int} credit(s) of {amount}")
    @那么("终端显示借记{int}笔{amount}元，贷记{int}笔{amount}元")
    public void showsTotals(int debits, ParameterTypes.Amount debit, int credits, ParameterTypes.Amount credit) {
        scene.terminal()
                .await(
                        List.of("settlement-totals"),
                        List.of(Integer.toString(debits), debit.yuan(), Integer.toString(credits), credit.yuan()));
    }

    @Says("The totals of host and terminal agree, and the batch is closed.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the batch is settled and balanced")
    @那么("终端提示结算成功，对账平")
    public void settledAndBalanced() {
        scene.await("settled-balanced");
    }

    @Says("The totals differed; the terminal has sent its payments, and the batch is closed.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the batch is settled after an upload")
    @那么("终端提示结算成功，批上送完成")
    public void settledAfterUpload() {
        scene.await("settled-uploaded");
    }

    @Says("The terminal sells nothing more before its batch is settled.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that it has to be settled first")
    @那么("终端提示请先结算")
    public void settleFirst() {
        scene.await("settle-first");
    }

    @Says("The terminal has given up its working keys.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that it is signed off")
    @那么("终端提示签退成功")
    public void signedOff() {
        scene.await("signed-off");
    }

    @Says("The batch is closed at the host, and no payment was sent up for it.")
    @By(Actor.ACQUIRER)
    @Then("the host has closed the batch without an upload")
    @那么("主机已关闭批次，没有批上送")
    public void closedWithoutUpload() {
        require(
                scene.host().journal().exchanges(MessageKind.BATCH_UPLOAD).isEmpty() && books().batchIsEmpty(),
                "should have closed the batch and got no upload");
    }

    @Says("The terminal has sent so many payments up, at most eight, and the batch is closed at the host.")
    @By(Actor.ACQUIRER)
    @Then("the host has closed the batch after an upload of {int} payment(s)")
    @那么("主机收到{int}笔批上送后已关闭批次")
    public void closedAfterUpload(int payments) {
        requireMessage(
                Match.of(MessageKind.BATCH_UPLOAD).withField(BATCH_DATA, "%02d".formatted(payments)),
                "an upload of " + payments + " payments");
        requireMessage(
                Match.of(MessageKind.BATCH_END)
                        .withField(NETWORK_CODE, END_AFTER_UPLOAD)
                        .withField(BATCH_DATA, "%04d".formatted(payments)),
                "the end of an upload of " + payments + " payments");
        require(books().batchIsEmpty(), "should have closed the batch");
    }

    private TerminalAtAcquirer books() {
        return scene.host().terminal(scene.lane().registration(scene.terminal()).terminalNumber());
    }

    private void requireMessage(Match match, String expected) {
        scene.host().rules().missing(match, expected).ifPresent(why -> {
            throw new HostMismatch(why, scene);
        });
    }

    private void require(boolean holds, String rest) {
        if (!holds) {
            throw new HostMismatch("The host " + rest + ".", scene);
        }
    }
}
