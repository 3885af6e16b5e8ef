package org.posrig.bench.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.doctor.Machine;
import org.posrig.fault.BadInput;

/** Asks for a bench and writes its file and its wiring table. */
public final class Setup {

    private final Questions questions;
    private final Machine machine;
    private final Path fixtures;
    private final boolean copies;

    /**
     * @param fixtures the folder of cards, hosts, keys, operators and profiles that the bench is to name
     * @param copies whether it is to name copies of its own, beside its bench file: what is installed is nobody's to change
     */
    public Setup(Questions questions, Machine machine, Path fixtures, boolean copies) {
        this.questions = questions;
        this.machine = machine;
        this.fixtures = fixtures;
        this.copies = copies;
    }

    /**
     * Asks and writes; a bench file that is there is not overwritten without asking, and copies never take the place of anything.
     *
     * @return the files written; empty when somebody did not want one overwritten
     * @throws BadInput when the answers end or a file cannot be written
     */
    public Optional<List<Path>> write(Path bench) {
        Path wiring = WiringTable.beside(bench);
        if (!Interview.mayWrite(questions, bench) || !Interview.mayWrite(questions, wiring)) {
            return Optional.empty();
        }
        OwnFiles own = new OwnFiles(bench);
        Path proposed = fixtures.resolve("profiles/standin-a.yaml");
        Path copied = own.profile(proposed);
        Plan asked = new Interview(questions, machine)
                .ask(bench, fixtures, copies && Files.isRegularFile(copied) ? copied : proposed);
        Plan plan = copies ? own.of(asked) : asked;
        write(bench, new BenchText(plan).written());
        write(wiring, new WiringTable(plan).written());
        List<Path> written = new ArrayList<>(own.written());
        written.addAll(List.of(bench, wiring));
        own.kept().forEach(file -> questions.tell("Kept as it was: " + file));
        if (copies) {
            questions.tell("The files that the bench names are its own, in " + own.folder() + ": change those.");
        }
        return Optional.of(written);
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
