package org.posrig.host.issuer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.host.journal.SaleKey;

/**
 * The issuer of a lane's wallets: balances, and the payments that their payers have yet to confirm. Small amounts are paid at once;
 * above a wallet's limit the payer is asked. Starts from the card file, remembers nothing of earlier lanes. Safe for use by several
 * threads.
 *
 * <p>The response codes are this project's assumption, since no public source tells UnionPay's: 09 (ISO 8583:1987, request in
 * progress) while the payer is asked, 05 when the payer refuses, 14 for a code that is no wallet's, 51 where the balance does not
 * suffice, 25 for a payment that nobody knows.
 */
public final class Wallets {

    /** The payer is asked. */
    public static final String IN_PROGRESS = "09";

    private enum State {
        ASKED,
        PAID,
        REFUSED,
        TAKEN_BACK
    }

    private record Order(Wallet wallet, long fen, State state) {
        Order with(State newState) {
            return new Order(wallet, fen, newState);
        }
    }

    private final CardFile cards;
    private final Map<SaleKey, Order> orders = new HashMap<>();

    public Wallets(CardFile cards) {
        this.cards = cards;
    }

    /** A terminal asks for a payment with the code that a payer has shown. */
    public synchronized Decision pay(SaleKey key, String code, long fen) {
        Optional<Wallet> wallet = cards.wallets().stream()
                .filter(known -> known.code().equals(code))
                .findFirst();
        if (wallet.isEmpty()) {
            return Decision.of("14", "The code is no wallet's.");
        }
        if (fen > balance(wallet.get())) {
            return Decision.of("51", "The wallet's balance does not suffice.");
        }
        boolean small = fen <= wallet.get().limit();
        orders.put(key, new Order(wallet.get(), fen, small ? State.PAID : State.ASKED));
        return small
                ? Decision.of("00", "Approved.")
                : Decision.of(IN_PROGRESS, "The amount is above the wallet's limit; the payer is asked.");
    }

    /** How a payment stands. */
    public synchronized Decision status(SaleKey key) {
        Optional<Order> order = Optional.ofNullable(orders.get(key));
        return order.map(known -> switch (known.state()) {
                    case ASKED -> Decision.of(IN_PROGRESS, "The payer has not answered yet.");
                    case PAID -> Decision.of("00", "Approved: the payer has confirmed.");
                    case REFUSED -> Decision.of("05", "The payer has refused.");
                    case TAKEN_BACK -> Decision.of("22", "The payment was taken back.");
                })
                .orElseGet(() -> Decision.of("25", "No such payment is known."));
    }

    /** The wallet that a payment is on. */
    public synchronized Optional<Wallet> payer(SaleKey key) {
        return Optional.ofNullable(orders.get(key)).map(Order::wallet);
    }

    /** Nobody can confirm the payment any more; what has been paid goes back. */
    public synchronized void takeBack(SaleKey key) {
        orders.computeIfPresent(key, (unused, order) -> order.with(State.TAKEN_BACK));
    }

    /** The payer confirms all that the wallet asks; says how many payments that were. */
    public synchronized int confirm(Wallet wallet) {
        return answer(wallet, State.PAID);
    }

    /** The payer refuses all that the wallet asks. */
    public synchronized int refuse(Wallet wallet) {
        return answer(wallet, State.REFUSED);
    }

    /** Fen left in a wallet. */
    public synchronized long balance(Wallet wallet) {
        return wallet.balance()
                - orders.values().stream()
                        .filter(order -> order.wallet().equals(wallet) && order.state() == State.PAID)
                        .mapToLong(Order::fen)
                        .sum();
    }

    private int answer(Wallet wallet, State state) {
        int before = (int) orders.values().stream()
                .filter(order -> order.wallet().equals(wallet) && order.state() == State.ASKED)
                .count();
        orders.replaceAll((key, order) ->
                order.wallet().equals(wallet) && order.state() == State.ASKED ? order.with(state) : order);
        return before;
    }
}
