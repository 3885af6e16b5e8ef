package org.posrig.cli;

import org.posrig.fault.BadInput;
import picocli.CommandLine;

/** The options by which a report's page is chosen. */
final class ReportPage {

    @CommandLine.Option(
            names = "--language",
            paramLabel = "en|zh",
            defaultValue = "en",
            description = "The report's language, English or Chinese; default en.")
    private String language = "en";

    @CommandLine.Option(
            names = "--single-file",
            description =
                    "The report's copy for e-mail, report-for-mail.html, has everything, not only what is not green.")
    private boolean oneFile;

    /** @throws BadInput when there is no such language */
    String language() {
        if (!language.equals("en") && !language.equals("zh")) {
            throw new BadInput("--language must be en or zh, not " + language + ".");
        }
        return language;
    }

    boolean oneFile() {
        return oneFile;
    }
}
