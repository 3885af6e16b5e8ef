package org.posrig.cli;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import picocli.CommandLine;

/** What the lab technician's commands say of themselves. */
final class LabCommandsTest {

    @Test
    void each_explains_itself() {
        List.of(
                        new CommandLine(new DoctorCommand()),
                        new CommandLine(new PressCommand()),
                        new CommandLine(new CardCommand()),
                        new CommandLine(new PowerCommand()),
                        new CommandLine(new CalibrateCommand()),
                        new CommandLine(new InitCommand()))
                .forEach(command -> Golden.assertSame(
                        LabCommandsTest.class,
                        command.getCommandName() + "-help.txt",
                        command.getUsageMessage(CommandLine.Help.Ansi.OFF)));
    }
}
