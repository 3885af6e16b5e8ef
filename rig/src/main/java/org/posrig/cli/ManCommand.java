package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posrig.fault.BadInput;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code posrig man}, for the package: the manual page and the shell's completion, both made of the commands themselves. */
@CommandLine.Command(
        name = "man",
        hidden = true,
        description = "Writes the manual page posrig.1 and the completion for bash, posrig, into a folder.",
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        CommandLine posrig = spec.root().commandLine();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("posrig.1"), new ManPage(posrig.getCommandSpec()).written());
            // Read by the shell, not started.
            Files.writeString(
                    folder.resolve("posrig"),
                    AutoComplete.bash("posrig", posrig).replaceFirst("^#!.*\n", ""));
        } catch (IOException e) {
            throw new BadInput(folder + ": the folder cannot be written (" + e.getMessage() + "); check the path.");
        }
        return 0;
    }
}
