package org.posrig.host.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.posrig.host.security.KeyFile;

/** The memories of all registered terminals that have a master key, kept in one file where a state folder is given. */
public final class TerminalMemories {

    private final Map<String, TerminalMemory> memories = new TreeMap<>();
    private final Optional<MemoryFile> file;

    /**
     * @param stateDirectory where {@code host-state.json} lies, or empty to forget everything at the end
     * @throws org.posrig.fault.RigFault when the file cannot be read
     */
    public TerminalMemories(TerminalFile terminals, KeyFile keys, Optional<Path> stateDirectory) {
        file = stateDirectory.map(directory -> new MemoryFile(directory.resolve("host-state.json")));
        for (String number : terminals.terminalNumbers()) {
            keys.masterKey(number).ifPresent(key -> memories.put(number, new TerminalMemory(number, key, this::keep)));
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

    private synchronized void keep() {
        file.ifPresent(target -> {
            Map<String, KeptTerminal> kept = new TreeMap<>();
            memories.forEach((number, memory) -> kept.put(number, memory.kept()));
            target.write(kept);
        });
    }
}
