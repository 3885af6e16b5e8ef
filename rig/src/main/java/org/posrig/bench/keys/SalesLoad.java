package org.posrig.bench.keys;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.posrig.bench.Lane;
import org.posrig.fault.RigFault;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;

/** A terminal that sells without a pause: keys, taps, host and display all at once, beside what is being measured. */
final class SalesLoad implements AutoCloseable {

    private static final int FEN = 100;
    private static final String CARD = "everyday debit";

    private final Terminal terminal;
    private final CompletableFuture<Void> selling;
    private volatile boolean over;
    private volatile int sales;

    SalesLoad(Lane lane) {
        this.terminal = lane.terminals().getFirst();
        this.selling = CompletableFuture.runAsync(
                this::sell, task -> Thread.ofPlatform().daemon().name("sales").start(task));
    }

    /** How many have been approved so far. */
    int sales() {
        return sales;
    }

    private void sell() {
        while (!over) {
            terminal.perform("start-sale", Map.of("amount", Value.amount(FEN)));
            terminal.present(CARD, CardReader.Way.CONTACTLESS);
            terminal.await("approved");
            terminal.withdrawCard();
            sales++;
        }
    }

    /** Ends after the sale that is under way. @throws RigFault when the rig or the terminal failed in one */
    @Override
    public void close() {
        over = true;
        try {
            selling.join();
        } catch (CompletionException e) {
            throw new RigFault(
                    RigFault.Cause.STAND_IN,
                    "The sales beside the measurement broke off: "
                            + e.getCause().getMessage(),
                    "Run the benchmark again.",
                    e);
        }
    }
}
