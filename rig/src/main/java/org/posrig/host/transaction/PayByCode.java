package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Wallet;
import org.posrig.host.issuer.Wallets;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.message.PayerCode;

/** Puts a payment by the payer's code to the wallets; one that the payer has to confirm first stays pending on the books. */
public final class PayByCode implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Lane lane = call.openLane();
        SaleKey key = call.request().key();
        lane.books().lock();
        try {
            String code = PayerCode.of(call.message()).orElse("");
            new Payment(call, "000000")
                    .settle((unused, purchase) -> lane.wallets().pay(key, code, purchase.fen()));
            if (call.ownSale()) {
                lane.journal().booking(key).ifPresent(booking -> lane.journal().book(key, onWallet(booking, call)));
            }
        } finally {
            lane.books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Booking onWallet(Booking booking, Call call) {
        String wallet = call.openLane()
                .wallets()
                .payer(call.request().key())
                .map(Wallet::name)
                .orElse("");
        boolean pending = call.code().equals(Wallets.IN_PROGRESS);
        return new Booking(
                booking.kind(),
                wallet,
                booking.fen(),
                pending ? EndState.PENDING : booking.state(),
                booking.original(),
                booking.reference(),
                booking.authorisation());
    }
}
