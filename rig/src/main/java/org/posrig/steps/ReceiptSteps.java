package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.issuer.Wallet;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;
import org.posrig.terminal.ReceiptLayout.Field;
import org.posrig.terminal.Receipts;

/** What the terminal prints. Its numbers are held against the host's books; everything printed since the last action counts. */
@By(Actor.PRINTER)
public final class ReceiptSteps {

    private final Scene scene;

    public ReceiptSteps(Scene scene) {
        this.scene = scene;
    }

    @Says(
            "Both copies are printed, and what they say is on the books: amount, masked number, trace, batch, reference, authorisation, operator and time.")
    @Then("the receipts for merchant and cardholder show the sale of {amount} on {card}")
    @那么("商户联和持卡人联印有{amount}元的消费，{card}")
    public void showSale(ParameterTypes.Amount amount, ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        require(amount, card.name(), card.masked());
    }

    @Says("The same of a QR payment, with the masked code of the wallet.")
    @Then("the receipts for merchant and payer show the QR payment of {amount} by {wallet}")
    @那么("商户联和付款人联印有{amount}元的扫码支付，{wallet}")
    public void showQrPayment(ParameterTypes.Amount amount, ParameterTypes.WalletName name) {
        Wallet wallet = scene.wallet(name);
        require(amount, wallet.name(), wallet.masked());
    }

    @Says("The merchant's copy has a line to sign on.")
    @Then("the merchant's receipt has a signature line")
    @那么("商户联有签名栏")
    public void hasSignatureLine() {
        receipts().requireSignatureLine(true);
    }

    @Says("Neither copy has a line to sign on.")
    @Then("no receipt has a signature line")
    @那么("签购单没有签名栏")
    public void hasNoSignatureLine() {
        receipts().requireSignatureLine(false);
    }

    @Says("Neither copy holds the PIN or the whole number of the card.")
    @Then("no receipt shows the PIN or the full number of {card}")
    @那么("签购单上没有{card}的密码和完整卡号")
    public void keepsSecrets(ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        receipts().requireWithout(card.pan(), "the full card number");
        receipts().requireWithout(card.pin(), "the PIN");
    }

    @Says("Both copies are marked as printed again.")
    @Then("the receipts say that they are printed again")
    @那么("签购单注明重打印")
    public void areReprints() {
        receipts().requireReprint(true);
    }

    @Says("Neither copy is marked as printed again.")
    @Then("the receipts do not say that they are printed again")
    @那么("签购单未注明重打印")
    public void areNoReprints() {
        receipts().requireReprint(false);
    }

    @Says("Nothing has been printed since the last key or card; ask it after the terminal has said what it had to say.")
    @Then("no receipt is printed")
    @那么("没有打印签购单")
    public void nothingPrinted() {
        receipts().requireNone();
    }

    @Says("The terminal has no paper and says so.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that its paper is out")
    @那么("终端提示打印机缺纸")
    public void paperOut() {
        scene.await("paper-out");
    }

    @Says("Has the receipt of the last payment printed once more.")
    @By(Actor.CASHIER)
    @When("the cashier has the last receipt printed again")
    @当("收银员重打末笔签购单")
    public void printsAgain() {
        scene.terminal().perform("reprint");
    }

    @Says("The paper of the terminal is taken out; stand-in benches only.")
    @By(Actor.RIG)
    @Given("the printer has no paper")
    @假如("打印机没有纸")
    public void takesPaperOut() {
        paper(false);
    }

    @Says("The paper of the terminal is put back; stand-in benches only.")
    @By(Actor.RIG)
    @When("there is paper in the printer again")
    @当("打印机已装纸")
    public void putsPaperIn() {
        paper(true);
    }

    private void paper(boolean present) {
        if (!scene.lane().paper(scene.terminal(), present)) {
            throw new TestAbortedException("This bench has no hand to take out paper: stand-in benches only.");
        }
    }

    private void require(ParameterTypes.Amount amount, String payer, String masked) {
        String number = scene.lane().registration(scene.terminal()).terminalNumber();
        Map<SaleKey, Booking> booked = scene.host()
                .journal()
                .bookings(booking -> booking.fen() == amount.fen()
                        && booking.card().equals(payer)
                        && booking.state() == EndState.APPROVED);
        SaleKey key = booked.keySet().stream()
                .filter(known -> known.terminalNumber().equals(number))
                .max(java.util.Comparator.comparingInt(SaleKey::trace))
                .orElseThrow(() -> new HostMismatch(
                        "The host should have approved a payment of " + amount.yuan() + " by the " + payer
                                + " that a receipt can tell of, but has not.",
                        scene));
        Map<Field, String> expected = new EnumMap<>(Field.class);
        expected.put(Field.AMOUNT, amount.yuan());
        expected.put(Field.CARD, masked);
        expected.put(Field.TRACE, "%06d".formatted(key.trace()));
        expected.put(Field.BATCH, "%06d".formatted(key.batch()));
        expected.put(Field.REFERENCE, booked.get(key).reference());
        expected.put(Field.AUTHORISATION, booked.get(key).authorisation());
        expected.put(
                Field.OPERATOR, scene.lane().operators().operator("cashier").number());
        receipts().require(expected);
        receipts().requireSome(List.of(Field.TIME));
    }

    private Receipts receipts() {
        return scene.terminal()
                .receipts()
                .orElseThrow(() -> new TestAbortedException("The bench has no printer at "
                        + scene.terminal().name() + ", or its profile does not say what receipts look like."));
    }
}
