package org.posrig.terminal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/**
 * What one terminal may remember that a scenario's start does not allow for. A debt is on disk before the action that makes it,
 * so that a run killed in the middle leaves a ledger that says too much rather than too little.
 */
public final class StateLedger {

    private static final TypeReference<LinkedHashSet<Debt>> DEBTS = new TypeReference<>() {};

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<Debt> debts;

    public StateLedger(Path file) {
        this.file = file;
        this.debts = read();
    }

    public synchronized Set<Debt> debts() {
        return Set.copyOf(debts);
    }

    /** Writes a debt down; returns when it is on disk. */
    public synchronized void owe(Debt debt) {
        if (debts.contains(debt)) {
            return;
        }
        debts.add(debt);
        try {
            write();
        } catch (RigFault fault) {
            debts.remove(debt);
            throw fault;
        }
    }

    /** Strikes a debt out: what it spoke of has been put right. */
    public synchronized void settle(Debt debt) {
        if (debts.remove(debt)) {
            write();
        }
    }

    private Set<Debt> read() {
        if (!Files.exists(file)) {
            return new LinkedHashSet<>();
        }
        try {
            return json.readValue(Files.readAllBytes(file), DEBTS);
        } catch (IOException e) {
            throw fault("cannot be read", e);
        }
    }

    private void write() {
        try {
            WholeFile.write(file, json.writerFor(DEBTS).writeValueAsBytes(debts));
        } catch (IOException e) {
            throw fault("cannot be written", e);
        }
    }

    private RigFault fault(String what, IOException cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The state ledger " + file + " " + what + " (" + cause.getMessage() + ").",
                "Remove it only when the terminal is known to be as delivered.",
                cause);
    }
}
