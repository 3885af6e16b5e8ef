package org.posrig.host.transaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdom2.Element;
import org.jpos.core.ConfigurationException;
import org.jpos.metrics.MeterFactory;
import org.jpos.metrics.MeterInfo;
import org.jpos.transaction.TransactionManager;
import org.jpos.transaction.TransactionParticipant;
import org.jpos.util.Caller;
import org.jpos.util.Chronometer;
import org.jpos.util.LogSource;
import org.jpos.util.NameRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * jPOS's transaction manager with a second entrance: {@link #process} takes a transaction through the same participants and groups on
 * the caller's thread, the session's own, where jPOS's way leads through a space and two more threads and writes a log event of each
 * transaction that nobody here reads. Both together cost several times what a sale does. Participants, groups, selectors, {@code PAUSE},
 * {@code RETRY}, {@code requires}, {@code provides} and the metrics work as ever; participants get their context as an argument, not
 * from {@code TransactionManager.getContext()}. What is put into the space is worked on in jPOS's way.
 */
public final class SessionTransactions extends TransactionManager {

    /** Its name in the descriptor and in jPOS's name registrar. */
    public static final String NAME = "posrig-transactions";

    private record Timers(Timer prepare, Timer commit, Timer abort) {}

    private final Map<TransactionParticipant, Timers> timers = new IdentityHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicInteger active = new AtomicInteger();
    private @Nullable Counter counter;
    private volatile boolean timed;

    /** For jPOS, which configures it afterwards. */
    public SessionTransactions() {}

    /** The participants' times are metered from now on, since somebody reads them; it costs as much as a PIN and two MACs. */
    public static void time() {
        SessionTransactions living = NameRegistrar.getIfExists(NAME);
        if (living != null) {
            living.timed = true;
        }
    }

    /** Takes a transaction through all its participants before it returns. Safe for use by several threads. */
    void process(Serializable context) {
        active.incrementAndGet();
        if (counter != null) {
            counter.increment();
        }
        try {
            long id = last.incrementAndGet();
            List<TransactionParticipant> members = new ArrayList<>();
            switch (prepare(
                    0,
                    id,
                    context,
                    members,
                    getParticipants(DEFAULT_GROUP).iterator(),
                    false,
                    null,
                    null,
                    new Chronometer())) {
                case PREPARED -> commit(0, id, context, members, false, null, null);
                case RETRY -> queue(context);
                default -> abort(0, id, context, members, false, null, null);
            }
            getTPS().tick();
        } finally {
            active.decrementAndGet();
        }
    }

    @Override
    public void initService() throws ConfigurationException {
        super.initService();
        MeterRegistry registry = getServer().getMeterRegistry();
        Tags tags = Tags.of("name", getName());
        counter = MeterFactory.counter(registry, MeterInfo.TM_COUNTER, tags);
        registry.remove(registry.get(MeterInfo.TM_ACTIVE.id()).tags(tags).gauge());
        MeterFactory.gauge(
                registry, MeterInfo.TM_ACTIVE, tags, BaseUnits.SESSIONS, () -> active.get() + getActiveSessions());
    }

    @Override
    public TransactionParticipant createParticipant(Element element) throws ConfigurationException {
        TransactionParticipant participant = super.createParticipant(element);
        timers.put(
                participant,
                new Timers(timer(participant, "prepare"), timer(participant, "commit"), timer(participant, "abort")));
        return participant;
    }

    // The three below are jPOS's own without the thread's name, which it formats anew for each participant.

    @Override
    protected int prepare(TransactionParticipant participant, long id, Serializable context) {
        long began = now();
        try {
            return participant.prepare(id, context);
        } catch (RuntimeException | Error e) {
            getLog().warn("PREPARE: " + id, e);
            return ABORTED;
        } finally {
            record(timers.get(participant).prepare(), began);
        }
    }

    @Override
    protected void commit(TransactionParticipant participant, long id, Serializable context) {
        long began = now();
        try {
            participant.commit(id, context);
        } catch (RuntimeException | Error e) {
            getLog().warn("COMMIT: " + id, e);
        } finally {
            record(timers.get(participant).commit(), began);
        }
    }

    @Override
    protected void abort(TransactionParticipant participant, long id, Serializable context) {
        long began = now();
        try {
            participant.abort(id, context);
        } catch (RuntimeException | Error e) {
            getLog().warn("ABORT: " + id, e);
        } finally {
            record(timers.get(participant).abort(), began);
        }
    }

    /** Groups are noted for recovery, and there is nothing to recover: no participant keeps a context on disk. */
    @Override
    protected void addGroup(long id, String groupName) {}

    private Timer timer(TransactionParticipant participant, String phase) {
        // The same names and tags as jPOS's own, so that it is the same timer.
        String realm = participant instanceof LogSource source && source.getRealm() != null ? source.getRealm() : "";
        Tags tags = Tags.of("name", getName())
                .and("participant", Caller.shortClassName(participant.getClass().getName()))
                .and("realm", realm.strip())
                .and("phase", phase);
        return MeterFactory.timer(getServer().getMeterRegistry(), MeterInfo.TM_OPERATION, tags);
    }

    private long now() {
        return timed ? System.nanoTime() : 0;
    }

    private void record(Timer timer, long began) {
        if (began != 0) {
            timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }
}
