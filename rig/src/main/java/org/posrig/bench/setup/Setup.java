package org.posrig.bench.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.doctor.Machine;
import org.posrig.fault.BadInput;

/** Asks for a bench and writes its file and its wiring table. */
public final class Setup {

    private final Questions questions;
    private final Machine machine;
    private final Path fixtures;

    /** @param fixtures the folder of cards, hosts, keys, operators and profiles that the bench is to name */
    public Setup(Questions questions, Machine machine, Path fixtures) {
        this.questions = questions;
        this.machine = machine;
        this.fixtures = fixtures;
    }

    /**
     * Asks and writes; a file that is there is not overwritten without asking.
     *
     * @return the files written; empty when somebody did not want one overwritten
     * @throws BadInput when the answers end or a file cannot be written
     */
    public Optional<List<Path>> write(Path bench) {
        Path wiring = WiringTable.beside(bench);
        if (!Interview.mayWrite(questions, bench) || !Interview.mayWrite(questions, wiring)) {
            return Optional.empty();
        }
        Plan plan = new Interview(questions, machine).ask(bench, fixtures);
        write(bench, new BenchText(plan).written());
        write(wiring, new WiringTable(plan).written());
        return Optional.of(List.of(bench, wiring));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInput(file + ": the file cannot be written (" + e.getMessage() + "); check its folder.");
        }
    }
}
