package org.posrig.host.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.posrig.host.security.KeyFile;

/** The memories of all registered terminals that have a master key, kept in one file where a state folder is given. Closed at the end. */
public final class TerminalMemories implements AutoCloseable {

    private static final long SOON_MS = 500;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("posrig-terminal-memory").factory());
    private final AtomicBoolean due = new AtomicBoolean();
    private final Map<String, TerminalMemory> memories = new TreeMap<>();
    private final Optional<MemoryFile> file;

    /**
     * @param stateDirectory where {@code host-state.json} lies, or empty to forget everything at the end
     * @throws org.posrig.fault.RigFault when the file cannot be read
     */
    public TerminalMemories(TerminalFile terminals, KeyFile keys, Optional<Path> stateDirectory) {
        file = stateDirectory.map(directory -> new MemoryFile(directory.resolve("host-state.json")));
        for (String number : terminals.terminalNumbers()) {
            keys.masterKey(number)
                    .ifPresent(
                            key -> memories.put(number, new TerminalMemory(number, key, this::keep, this::keepSoon)));
        }
        file.ifPresent(kept -> kept.read().forEach((number, terminal) -> {
            TerminalMemory memory = memories.get(number);
            if (memory != null) {
                memory.restore(terminal);
            }
        }));
    }

    public Optional<TerminalMemory> of(String terminalNumber) {
        return Optional.ofNullable(memories.get(terminalNumber));
    }

    /** Keeps what is not kept yet. */
    @Override
    public void close() {
        later.shutdownNow();
        if (due.get()) {
            keep();
        }
    }

    private void keepSoon() {
        if (file.isPresent() && due.compareAndSet(false, true)) {
            try {
                later.schedule(this::keep, SOON_MS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                keep();
            }
        }
    }

    private synchronized void keep() {
        due.set(false);
        file.ifPresent(target -> {
            Map<String, KeptTerminal> kept = new TreeMap<>();
            memories.forEach((number, memory) -> kept.put(number, memory.kept()));
            target.write(kept);
        });
    }
}
