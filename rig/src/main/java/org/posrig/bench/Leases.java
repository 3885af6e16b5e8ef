package org.posrig.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who has which terminals of a bench: each goes to one scenario at a time, and to none when it is out of service. */
final class Leases {

    private record End(BooleanSupplier over, Supplier<String> reason) {}

    private final List<Bay> bays;
    private final RestartTimes restarts;
    private final Set<Bay> leased = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition givenBack = lock.newCondition();
    private final List<End> ends = new CopyOnWriteArrayList<>();

    /** @param bays grows as the bench is opened */
    Leases(List<Bay> bays, RestartTimes restarts) {
        this.bays = bays;
        this.restarts = restarts;
    }

    /** As soon as that is over no scenario begins any more, whatever else would end them later. */
    void end(BooleanSupplier over, Supplier<String> reason) {
        lock.lock();
        try {
            ends.add(new End(over, reason));
            givenBack.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why no scenario begins any more; empty while they do. */
    Optional<String> ended() {
        return ends.stream()
                .filter(end -> end.over().getAsBoolean())
                .findFirst()
                .map(end -> end.reason().get());
    }

    /**
     * Takes free terminals, in the bench file's order, waiting until there are enough.
     *
     * @param whose the terminals that will do, in words, such as {@code of the bench lab}
     * @param begins whether a scenario begins with it, rather than going on with other terminals
     * @throws OutOfService when not so many of those are in service
     */
    List<Bay> take(int count, Predicate<Bay> fitting, String whose, boolean begins) {
        lock.lock();
        try {
            while (true) {
                ended().filter(reason -> begins).ifPresent(reason -> {
                    throw new OutOfService(reason);
                });
                List<Bay> inService = inService(count, fitting, whose);
                List<Bay> free = inService.stream()
                        .filter(bay -> !leased.contains(bay) && !restarts.restarts(bay.part()))
                        .limit(count)
                        .toList();
                if (free.size() == count) {
                    leased.addAll(free);
                    return free;
                }
                restarts.await(givenBack, inService.stream().map(Bay::part).toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfService("The wait for a terminal was interrupted.");
        } finally {
            lock.unlock();
        }
    }

    // Where those in service are too few, those are among them whose line or board may come back while whoever leases
    // them waits for it.
    private List<Bay> inService(int count, Predicate<Bay> fitting, String whose) {
        if (!enough(count, fitting)) {
            List<Bay> hoped = bays.stream()
                    .filter(fitting)
                    .filter(bay -> bay.service().inService() || bay.service().mayComeBack())
                    .toList();
            if (hoped.size() < count) {
                throw new OutOfService(tooFew(count, fitting, whose));
            }
            return hoped;
        }
        return bays.stream()
                .filter(fitting)
                .filter(bay -> bay.service().inService())
                .toList();
    }

    /** Whether so many of them are in service, free or not. */
    boolean enough(int count, Predicate<Bay> fitting) {
        return bays.stream()
                        .filter(fitting)
                        .filter(bay -> bay.service().inService())
                        .count()
                >= count;
    }

    void giveBack(List<Bay> returned) {
        lock.lock();
        try {
            returned.forEach(Bay::giveBack);
            returned.forEach(leased::remove);
            givenBack.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One line for each terminal that is out of service: its name and why. */
    List<String> outOfService() {
        return outOfService(bay -> true);
    }

    private List<String> outOfService(Predicate<Bay> among) {
        return bays.stream()
                .filter(among)
                .flatMap(bay -> bay.outOfService().map(reason -> bay.name() + ": " + reason).stream())
                .toList();
    }

    private String tooFew(int count, Predicate<Bay> fitting, String whose) {
        String needed = count == 1 ? "No terminal" : "Fewer than " + count + " terminals";
        List<String> reasons = outOfService(fitting);
        long fit = bays.stream().filter(fitting).count();
        return needed + " " + whose + (count == 1 ? " is" : " are") + " in service"
                + (reasons.isEmpty()
                        ? (fit == 0 ? "; there is none." : "; it has " + fit + ".")
                        : ". Out of service: " + String.join("; ", reasons));
    }
}
