package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder with an ssh in it that asks this machine instead of a Pi; what lies in two folders of a Pi lies below its own. */
record StubPi(Path folder) {

    StubPi {
        program(
                folder,
                "ssh",
                "for last; do :; done",
                "stub='" + folder + "'",
                "here() { sh -c \"$(printf %s \"$last\" | sed \"s#/run/posrig-errands/#$stub/errands/#g; s#/var/lib/posrig/runs#$stub/runs#g\")\"; }",
                "if rm \"$stub/loses-answer\" 2>/dev/null; then here; exit 255; fi",
                "if rm \"$stub/breaks-in-two\" 2>/dev/null; then head -c 30 | here; exit 255; fi",
                "if [ -e \"$stub/copies-nothing\" ]; then case $last in tar*) echo half; exit 1 ;; esac; fi",
                "here");
        // As runuser does it: a word to end is the end of what it watches.
        program(
                folder,
                "runuser",
                "sh -c 'trap \"echo ended in order; exit 143\" TERM; echo going; while :; do sleep 0.1; done' & child=$!",
                "trap 'kill -9 $child; exit 137' TERM",
                "wait $child");
    }

    Guest guest() {
        return new Guest(new PiFolder(folder), folder.resolve("ssh").toString(), 1, line -> {});
    }

    /** The connection dies when the next command has run. */
    void losesAnAnswer() {
        mark("loses-answer");
    }

    /** The connection dies in the middle of what the next command reads. */
    void breaksInTwo() {
        mark("breaks-in-two");
    }

    void copiesNothing() {
        mark("copies-nothing");
    }

    void copiesAgain() throws IOException {
        Files.delete(folder.resolve("copies-nothing"));
    }

    /** A run's folder there. */
    Path run(String name, String... lines) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs").resolve(name));
        Files.writeString(run.resolve("run.json"), "{}");
        Files.write(run.resolve("scenarios.jsonl"), List.of(lines));
        return run;
    }

    static void program(Path folder, String name, String... lines) {
        try {
            Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void mark(String name) {
        try {
            Files.writeString(folder.resolve(name), "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
