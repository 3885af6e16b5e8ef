package org.posrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.posrig.bench.lease.LeaseBook;
import org.posrig.bench.lease.Owner;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;
import org.posrig.host.issuer.CardFile;
import org.posrig.relay.guard.Outcome;
import org.posrig.terminal.Key;
import org.posrig.terminal.TerminalProfile;
import org.posrig.timeline.Timeline;

/** Checks a bench with all its files, then opens it: two steps, so that nothing moves before everything has been read. */
public final class BenchOpener {

    private final BenchFile file;
    private final BenchParts parts;
    private final boolean byHand;
    private final Owner owner;
    private final boolean suffering;

    private BenchOpener(BenchFile file, BenchParts parts, boolean byHand, Owner owner, boolean suffering) {
        this.file = file;
        this.parts = parts;
        this.byHand = byHand;
        this.owner = owner;
        this.suffering = suffering;
    }

    /** @throws BadInput with every mistake of the bench file and of the files it names */
    public static BenchOpener check(Path benchFile) {
        BenchReader.Checked checked = BenchReader.check(benchFile);
        return new BenchOpener(checked.file(), checked.parts(), false, Owner.here(), false);
    }

    /**
     * The same bench with defects of its stand-ins' firmware switched on.
     *
     * @param defects their names; none leaves the bench as it is
     * @throws BadInput with every name that is none, or when no terminal of the bench is a stand-in
     */
    public BenchOpener suffering(List<String> defects) {
        List<String> mistakes = new ArrayList<>(defects.stream()
                .flatMap(name -> StandInDefect.mistakeIn(name).stream())
                .map(sentence -> "--defect: " + sentence)
                .toList());
        if (!defects.isEmpty()
                && file.terminals().stream().allMatch(part -> part.standIn().isEmpty())) {
            mistakes.add(
                    file.file() + ": no terminal of this bench is a stand-in, and only a stand-in's firmware can be"
                            + " given defects; choose a stand-in bench.");
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return new BenchOpener(file.withDefects(defects), parts, byHand, owner, suffering || !defects.isEmpty());
    }

    /**
     * The bench with the first of its terminals that is of a profile's model, described by that profile.
     *
     * @throws BadInput when no terminal is of that model, or when a key of the profile has no line there
     */
    public BenchOpener trying(TerminalProfile profile) {
        BenchFile tried = file.trying(profile)
                .orElseThrow(() -> new BadInput(file.file() + ": no terminal of this bench is a '" + profile.model()
                        + "', as " + profile.file() + " describes; choose a bench that has one."));
        List<String> unwired = profile.keys().stream()
                .map(Key::name)
                .filter(key -> !tried.terminals().getFirst().lines().containsKey("key." + key))
                .sorted()
                .map(key -> file.file() + ": the key '" + key + "' of " + profile.file() + " has no line; wire it.")
                .toList();
        if (!unwired.isEmpty()) {
            throw new BadInput(unwired);
        }
        return new BenchOpener(tried, parts, byHand, owner, suffering);
    }

    /** The same bench for somebody who looks after it: terminals that a doctor has put out of service can be had all the same. */
    public BenchOpener byHand() {
        return new BenchOpener(file, parts, true, owner, suffering);
    }

    /** The same bench for another than whoever the environment names. */
    public BenchOpener as(Owner other) {
        return new BenchOpener(file, parts, byHand, other, suffering);
    }

    /** The same bench, its keys pressed with another hold and gap; a flow's long presses stay as they are. */
    public BenchOpener pressing(Duration hold, Duration gap) {
        return new BenchOpener(file.pressing(hold, gap), parts, byHand, owner, suffering);
    }

    /** Whether all its terminals are stand-ins. */
    public boolean standInsOnly() {
        return file.terminals().stream().allMatch(part -> part.standIn().isPresent());
    }

    public BenchFile file() {
        return file;
    }

    public CardFile cards() {
        return parts.cards();
    }

    /** The digits of every PIN and password of its files, for whoever looks for them where they must not be. */
    public Set<String> secretDigits() {
        Set<String> digits = new HashSet<>(file.operators().secrets());
        parts.cards().cards().forEach(card -> digits.add(card.pin()));
        return digits;
    }

    /**
     * Opens every contact of every board and nothing else.
     *
     * @param stateRoot the folder that holds a folder for each bench
     * @param force also while a run holds the bench
     * @throws RigFault when a run holds the bench
     */
    public List<Outcome> openContacts(Path stateRoot, boolean force) {
        return SafeBench.open(file, stateRoot.resolve(file.name()), force);
    }

    /**
     * Looks whether its owner may have the bench, for whoever wants to know before {@link #open}, which looks again.
     *
     * @throws RigFault when somebody else has leased it
     */
    public void admit(Path stateRoot) {
        try {
            LeaseBook.of(stateRoot, file.name()).admit(owner);
        } catch (RigFault fault) {
            // A state folder that cannot be read is told when the bench is opened: a run keeps that with its scenarios.
            if (fault.kind() != RigFault.Cause.STORAGE) {
                throw fault;
            }
        }
    }

    /**
     * Opens the bench.
     *
     * @param stateRoot the folder that holds a folder for each bench
     * @param work this run's own folder
     * @throws RigFault when somebody else has leased it, or a part of it is not there or does not obey
     */
    public Bench open(Path stateRoot, Path work, Timeline timeline) {
        return open(stateRoot, work, timeline, Clock.systemDefaultZone());
    }

    /** @param clock the one on the wall, by whose hours terminals restart */
    Bench open(Path stateRoot, Path work, Timeline timeline, Clock clock) {
        LeaseBook.of(stateRoot, file.name()).admit(owner);
        Path state = stateRoot.resolve(file.name());
        parts.hideSecrets(file, timeline.secrets());
        BenchLock lock = BenchLock.take(file.name(), state);
        try {
            Files.createDirectories(work);
            ServiceBook book = new ServiceBook(state);
            Map<String, ServiceBook.Entry> shut = byHand ? Map.of() : book.entries();
            Bench bench = new Bench(file, parts, state, work, timeline, lock, clock);
            Map<String, String> told = new TreeMap<>();
            String option = UsualBench.unless(file.file());
            shut.forEach((terminal, entry) -> told.put(
                    terminal,
                    entry.reason()
                            + (entry.byDoctor()
                                    ? " (until '" + ToType.posrig("doctor" + option) + "' passes)"
                                    : " (until '" + ToType.posrig("out-of-service release " + terminal + option)
                                            + "', says " + entry.by() + ")")));
            bench.takeOutOfService(told);
            // Whoever looks after the bench writes the book himself, and of a firmware that was given defects nothing
            // is to be learned.
            if (!byHand && !suffering) {
                bench.keepIn(book);
            }
            return bench;
        } catch (IOException e) {
            lock.close();
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The folder " + work + " cannot be made.",
                    "See that the disk has room.",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
