package org.posrig.bench.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;

/**
 * The lease of one bench. Safe for several processes and threads at once: whoever changes it looks at it and writes it under one lock, which
 * the operating system takes back from a process that dies.
 */
public final class LeaseBook {

    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final String bench;
    private final Path folder;
    private final LeaseFile file;
    private final Clock clock;

    private LeaseBook(String bench, Path folder, Clock clock) {
        this.bench = bench;
        this.folder = folder;
        this.file = new LeaseFile(folder.resolve("lease.json"), bench);
        this.clock = clock;
    }

    /**
     * The book of a bench.
     *
     * @param stateRoot the folder that holds a folder for each bench
     * @param bench its name
     */
    public static LeaseBook of(Path stateRoot, String bench) {
        return of(stateRoot, bench, Clock.systemDefaultZone());
    }

    /** The same by another clock, in whose zone times are told. */
    public static LeaseBook of(Path stateRoot, String bench, Clock clock) {
        return new LeaseBook(bench, stateRoot.resolve(bench), clock);
    }

    /**
     * Who has the bench, also where the time of that is over.
     *
     * @throws RigFault when it cannot be read
     */
    public Optional<BenchLease> current() {
        return file.read();
    }

    /**
     * Takes the bench. Whoever has it already may take it again, with another end and another reason; it stays theirs since when it was.
     *
     * @throws RigFault when somebody else has it, also where the time of that is over, or when it cannot be kept
     * @throws org.posrig.fault.BadInput when owner or reason cannot be used
     */
    public BenchLease take(String owner, Optional<Instant> until, String why) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        BenchLease fresh = new BenchLease(owner, now, until, why);
        return alone(() -> {
            Optional<BenchLease> held = current();
            held.ifPresent(lease -> refuseOthers(lease, owner));
            BenchLease taken =
                    new BenchLease(owner, held.map(BenchLease::since).orElse(now), fresh.until(), fresh.why());
            file.write(taken);
            return taken;
        });
    }

    /**
     * Gives the bench back, or breaks the lease by naming its owner.
     *
     * @return what was given back; empty when nobody had it
     * @throws RigFault when somebody else has it, or when it cannot be kept
     */
    public Optional<BenchLease> release(String owner) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return alone(() -> {
            Optional<BenchLease> held = current();
            held.ifPresent(lease -> {
                refuseOthers(lease, owner);
                file.remove();
            });
            return held;
        });
    }

    /**
     * Lets an owner work on the bench.
     *
     * @throws RigFault when somebody else has it
     */
    public void admit(Owner owner) {
        current().ifPresent(lease -> refuseOthers(lease, owner.name()));
    }

    /** The lease in words, by this book's clock. */
    public String told(BenchLease lease) {
        return lease.told(clock.instant(), clock.getZone());
    }

    private void refuseOthers(BenchLease lease, String owner) {
        if (lease.owner().equals(owner)) {
            return;
        }
        String breaking = "'" + ToType.posrig("lease release --bench " + bench + " --owner " + lease.owner()) + "'";
        throw new RigFault(
                RigFault.Cause.TERMINAL_UNREACHABLE,
                "The bench " + bench + " is leased to " + told(lease).replaceFirst("[.]?$", "."),
                lease.over(clock.instant())
                        ? "You are " + owner + "; break it with " + breaking + "."
                        : "You are " + owner + ": wait, or ask " + lease.owner() + "; " + breaking + " breaks it.");
    }

    private <T> T alone(Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lease.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                assert lock.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw file.fault("cannot be locked (" + e.getMessage() + ")", e);
        }
    }

    // Another thread of this process is told at once, another process is waited for by the operating system; either is
    // done within a write.
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }
}
