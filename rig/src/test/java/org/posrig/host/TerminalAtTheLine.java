package org.posrig.host;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.posrig.host.issuer.TestCard;
import org.posrig.standin.acquirer.CardData;
import org.posrig.standin.acquirer.KeySlots;
import org.posrig.standin.acquirer.Outcome;
import org.posrig.standin.acquirer.PendingReversal;
import org.posrig.standin.acquirer.Reply;
import org.posrig.standin.acquirer.ResetOrder;
import org.posrig.standin.acquirer.ResetVerdict;
import org.posrig.standin.acquirer.SaleRequest;
import org.posrig.standin.acquirer.SaleRequest.Entry;
import org.posrig.standin.acquirer.TcpAcquirer;
import org.posrig.standin.acquirer.TerminalIdentity;
import org.posrig.standin.defect.Defects;

/** A terminal's end of the line: the stand-in's own coding and cryptography, which shares nothing with the host's. */
final class TerminalAtTheLine implements KeySlots {

    static final String NO_PIN = "";

    private final TerminalIdentity identity;
    private final TcpAcquirer acquirer;
    private final byte[] masterKey;
    private byte[] pinKey = new byte[16];
    private byte[] macKey = new byte[8];
    private byte @Nullable [] trackKey;
    private int batch = 1;
    private int trace;

    TerminalAtTheLine(String terminalNumber, int port) {
        this(terminalNumber, Fixtures.MERCHANT, port, Duration.ofSeconds(5));
    }

    TerminalAtTheLine(String terminalNumber, String merchantNumber, int port, Duration hostWait) {
        this(
                new TerminalIdentity(
                        terminalNumber, merchantNumber, "SN" + terminalNumber, "127.0.0.1", port, hostWait),
                terminalNumber);
    }

    private TerminalAtTheLine(TerminalIdentity identity, String terminalNumber) {
        this.identity = identity;
        masterKey = Fixtures.keys().masterKey(terminalNumber).orElseThrow().bytes();
        acquirer = new TcpAcquirer(identity, this);
    }

    /** One that asks for a track key as well, and encrypts tracks under it. */
    static TerminalAtTheLine withTrackKey(String number, int port) {
        return new TerminalAtTheLine(
                new TerminalIdentity(
                        number, Fixtures.MERCHANT, "SN" + number, "127.0.0.1", port, Duration.ofSeconds(5), "004"),
                number);
    }

    static TerminalAtTheLine impatient(String terminalNumber, int port) {
        return new TerminalAtTheLine(terminalNumber, Fixtures.MERCHANT, port, Duration.ofMillis(300));
    }

    TerminalAtTheLine signedIn() {
        Reply reply = answered(signIn());
        if (!reply.approved()) {
            throw new AssertionError("The sign-in was answered " + reply.code() + ".");
        }
        return this;
    }

    Outcome signIn() {
        return acquirer.signIn(++trace, "01");
    }

    Outcome echo() {
        return acquirer.echo(++trace);
    }

    Outcome sale(Entry entry, TestCard card, long fen, String pin) {
        return saleAgain(++trace, entry, card, fen, pin);
    }

    Outcome saleAgain(int sameTrace, Entry entry, TestCard card, long fen, String pin) {
        return acquirer.sale(sameTrace, new SaleRequest(entry, data(card), fen, pin));
    }

    String saleCode(Entry entry, TestCard card, long fen, String pin) {
        return answered(sale(entry, card, fen, pin)).code();
    }

    Outcome reverse(int saleTrace, Entry entry, TestCard card, long fen, String reason) {
        return acquirer.reverse(new PendingReversal(
                saleTrace, batch, fen, entry.digits() + "1", card.pan(), card.expiry(), card.sequence(), reason));
    }

    Reply fetchReset() {
        return answered(acquirer.fetchReset(++trace));
    }

    Reply confirmReset(long sequence, ResetVerdict verdict) {
        return answered(acquirer.confirmReset(++trace, sequence, verdict));
    }

    Optional<ResetOrder> open(byte[] envelope) {
        return acquirer.openReset(envelope, new Defects(List.of()));
    }

    int trace() {
        return trace;
    }

    void forgetKeys() {
        pinKey = new byte[16];
        macKey = new byte[8];
    }

    byte[] macKeyNow() {
        return macKey.clone();
    }

    static Reply answered(Outcome outcome) {
        if (outcome instanceof Outcome.Answered(Reply reply)) {
            return reply;
        }
        throw new AssertionError("An answer was expected, not " + outcome + ".");
    }

    static String wrong(String pin) {
        return (pin.charAt(0) == '9' ? "1" : "9") + pin.substring(1);
    }

    private static CardData data(TestCard card) {
        return new CardData(
                card.pan(),
                card.expiry(),
                card.track2(),
                card.sequence(),
                card.cryptogramKey()
                        .map(key -> HexFormat.of().formatHex(key.bytes()))
                        .orElse(""));
    }

    @Override
    public Optional<byte[]> masterKey() {
        return Optional.of(masterKey);
    }

    @Override
    public Optional<byte[]> pinKey() {
        return Optional.of(pinKey);
    }

    @Override
    public Optional<byte[]> macKey() {
        return Optional.of(macKey);
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public void signedIn(byte[] newPinKey, byte[] newMacKey, int newBatch) {
        pinKey = newPinKey;
        macKey = newMacKey;
        batch = newBatch;
    }

    @Override
    public Optional<byte[]> trackKey() {
        return Optional.ofNullable(trackKey);
    }

    @Override
    public void signedIn(byte[] newPinKey, byte[] newMacKey, byte[] newTrackKey, int newBatch) {
        signedIn(newPinKey, newMacKey, newBatch);
        trackKey = newTrackKey;
    }
}
