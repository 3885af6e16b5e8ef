package org.posrig.host.transaction;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jpos.iso.ISOChannel;
import org.jpos.iso.ISOMsg;
import org.jpos.transaction.Context;
import org.jpos.transaction.ContextConstants;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.PinFailure;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.message.Digits;
import org.posrig.host.message.ReplyDraft;
import org.posrig.host.message.Request;
import org.posrig.host.message.UnionPayMessage;
import org.posrig.host.script.Action;
import org.posrig.host.terminal.TerminalMemory;
import org.posrig.timeline.Secrets;

/** One request on its way through the participants; they fill it in. Touched by one thread at a time. */
final class Call {

    private static final String KEY = "posrig.call";

    private final Switchboard switchboard;
    private final ISOChannel channel;
    private final UnionPayMessage message;
    private final Optional<String> trackFault;
    private final Request request;
    private final Optional<Lane> lane;
    private Optional<TerminalMemory> terminal = Optional.empty();
    private Optional<byte[]> field62 = Optional.empty();
    private final Map<Integer, String> fields = new TreeMap<>();
    private Optional<SaleKey> original = Optional.empty();
    private String reference = "";
    private String authorisation = "";
    private Action action = Action.NONE;
    private boolean lost;
    private boolean dismissed;
    private boolean ownSale;
    private String code = "";
    private String why = "";

    private Call(Switchboard switchboard, ISOChannel channel, UnionPayMessage message) {
        this.switchboard = switchboard;
        this.channel = channel;
        this.message = message;
        this.trackFault = Tracks.open(message, switchboard.memories());
        this.request = Request.of(message);
        this.lane = switchboard.lane(request.key().terminalNumber());
    }

    /** Begins a call with the message and the channel that jPOS's listener has put into the context. */
    static Call begin(Context context) {
        ISOMsg message = context.get(ContextConstants.REQUEST.toString());
        ISOChannel channel = context.get(ContextConstants.SOURCE.toString());
        Call call = new Call(Switchboard.living(), channel, (UnionPayMessage) message);
        context.put(KEY, call);
        return call;
    }

    static Optional<Call> find(Context context) {
        return Optional.ofNullable(context.get(KEY));
    }

    static Call of(Context context) {
        return find(context).orElseThrow();
    }

    Switchboard switchboard() {
        return switchboard;
    }

    ISOChannel channel() {
        return channel;
    }

    UnionPayMessage message() {
        return message;
    }

    Request request() {
        return request;
    }

    /** Why the card's encrypted track cannot be read. */
    Optional<String> trackFault() {
        return trackFault;
    }

    Optional<Lane> lane() {
        return lane;
    }

    /** The lane, for participants that only run when there is one. */
    Lane openLane() {
        return lane.orElseThrow();
    }

    Optional<TerminalMemory> terminal() {
        return terminal;
    }

    /** The terminal's memory, for participants that only run when the terminal is known. */
    TerminalMemory knownTerminal() {
        return terminal.orElseThrow();
    }

    void terminal(Optional<TerminalMemory> memory) {
        terminal = memory;
    }

    Optional<byte[]> field62() {
        return field62;
    }

    void carry(byte[] bytes) {
        field62 = Optional.of(bytes);
    }

    /** Reply fields beyond what all replies of the kind have. */
    Map<Integer, String> fields() {
        return fields;
    }

    void carry(int field, String value) {
        fields.put(field, value);
    }

    /** The payment this one takes back, completes or refunds. */
    Optional<SaleKey> original() {
        return original;
    }

    void refersTo(SaleKey key) {
        original = Optional.of(key);
    }

    /** F37 of the answer. */
    String reference() {
        if (reference.isEmpty()) {
            long counter = switchboard.nextReference();
            reference =
                    ReplyDraft.reference(lane.map(open -> open.issuer().now()).orElseGet(Instant::now), counter);
            authorisation = Digits.of(counter % 1_000_000, 6);
        }
        return reference;
    }

    /** F38 of an approval: a fresh one for sales and pre-authorisations, else the one the request names. */
    String authorisation() {
        boolean fresh = request.kind() == MessageKind.SALE
                || request.kind() == MessageKind.QR_PAYMENT
                || request.kind() == MessageKind.PRE_AUTHORISATION
                || request.authorisation().isEmpty();
        return reference().isEmpty() || fresh ? authorisation : request.authorisation();
    }

    /** How this payment stands in the books once it is answered. */
    Booking booking(EndState state) {
        return new Booking(
                request.kind(),
                card().map(TestCard::name).orElse(""),
                Math.max(0, request.fen()),
                state,
                original,
                reference(),
                authorisation());
    }

    /** What rules have laid down for this message. */
    Action action() {
        return action;
    }

    void action(Action laidDown) {
        action = laidDown;
    }

    /** The request is swallowed: nobody decides, nobody answers. */
    void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }

    /** The connection is to end; nobody decides, nothing is written down. */
    void dismiss() {
        dismissed = true;
    }

    /** This exchange is its payment's own, not a duplicate of it. */
    void own() {
        ownSale = true;
    }

    boolean ownSale() {
        return ownSale;
    }

    void answer(String newCode, String reason) {
        code = newCode;
        why = reason;
    }

    boolean answered() {
        return !code.isEmpty();
    }

    /** Whether the participants behind still have something to do. */
    boolean open() {
        return !lost && !dismissed && !answered();
    }

    String code() {
        return code;
    }

    String why() {
        return why;
    }

    Optional<TestCard> card() {
        return lane.flatMap(open -> open.issuer().withNumber(request.pan()));
    }

    void recordPinFailure(String reason) {
        Lane open = openLane();
        open.journal()
                .record(new PinFailure(
                        open.issuer().now(),
                        request.key().terminalNumber(),
                        request.key().trace(),
                        card().map(TestCard::name).orElse(""),
                        maskedCard(),
                        code,
                        reason));
    }

    Exchange exchange(Instant at, Delivery delivery) {
        Optional<EndState> state =
                request.kind().booked() && ownSale ? openLane().journal().endState(request.key()) : Optional.empty();
        return new Exchange(
                0,
                at,
                request.kind(),
                request.kind() == MessageKind.REVERSAL ? request.original() : request.key(),
                card().map(TestCard::name).orElse(""),
                maskedCard(),
                Math.max(0, request.fen()),
                request.entryMode(),
                request.pinBlock().isPresent(),
                code,
                why,
                delivery,
                state);
    }

    private String maskedCard() {
        return request.pan().isEmpty() ? "" : Secrets.maskedCardNumber(request.pan());
    }
}
