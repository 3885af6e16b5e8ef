package org.posrig.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.run.outcome.RunFacts;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page posrig(1), in the macros of man(7): every command with every option, as their help has them. */
final class ManPage {

    private static final Pattern LEADING = Pattern.compile("(?m)^([.'])");
    private static final List<String> OF_ALL = List.of("--help", "--version");

    private static final Map<String, String> EXIT_CODES = Map.of(
            "0", "At least one scenario passed, and none of the others below holds; of other commands: done.",
            "1", "A scenario failed: the terminal did wrong.",
            "2", "Usage or files are wrong, or nothing was selected.",
            "3", "A scenario or a command broke: the rig, its host or a file did.",
            "4", "The quality gate does not hold, where it was asked for.");

    private static final Map<String, String> FILES = Map.of(
            "/etc/posrig/bench.yaml",
                    "The bench of this machine, made by posrig init. The default bench where it exists.",
            "/etc/posrig/nightly.yaml", "The plan of posrig-nightly.service and posrig-pick-up.service.",
            "/etc/posrig/known-issues.yaml", "What is known to be wrong with a model's firmware.",
            "/etc/posrig/links.json", "Where issues and requirements of the report lead.",
            "/usr/share/posrig", "The example set: features, cards, profiles, benches, and their schemas.",
            "/var/lib/posrig",
                    "What benches remember (state) and the runs with their reports (runs); of the user posrig.");

    private final CommandSpec posrig;

    ManPage(CommandSpec posrig) {
        this.posrig = posrig;
    }

    String written() {
        StringBuilder page = new StringBuilder();
        page.append(".TH POSRIG 1 \"\" \"posrig ")
                .append(RunFacts.VERSION)
                .append(
                        "\" \"User Commands\"\n.SH NAME\nposrig \\- hardware\\-in\\-the\\-loop test rig for card payment terminals\n");
        page.append(".SH SYNOPSIS\n.B posrig\n.I COMMAND\n.RI [ option ...]\n");
        page.append(".SH DESCRIPTION\n")
                .append(
                        text(
                                "posrig tests card payment terminals by using them: relays close the contacts of a terminal's keypad, a serial line tells"
                                        + " what it shows, and an acquirer of the rig's own answers it. What a cashier and a cardholder do is written in Gherkin."))
                .append(".PP\n")
                .append(
                        text(
                                "Without --bench the bench of this machine is meant, or, where there is none, two stand-in terminals in software."))
                .append(".PP\n")
                .append(
                        text(
                                "The installed command, started by root, goes on as the user posrig. Every command takes --help and --version."))
                .append(".SH COMMANDS\n");
        commands(posrig).forEach(command -> append(page, command));
        page.append(".SH EXIT STATUS\n");
        listed(page, EXIT_CODES);
        page.append(".SH FILES\n");
        listed(page, FILES);
        page.append(".SH ENVIRONMENT\n.TP\n.B JAVA_HOME\n")
                .append(text("A Java of 25 or newer; otherwise the one on PATH or in /usr/lib/jvm is taken."))
                .append(".TP\n.BR NO_COLOR \", \" FORCE_COLOR\n")
                .append(text("Whether the output is coloured."))
                .append(".SH SEE ALSO\n")
                .append(".BR systemctl (1),\n.BR journalctl (1);\n")
                .append(text("/usr/share/doc/posrig/README.md"));
        return page.toString();
    }

    private static void append(StringBuilder page, CommandSpec command) {
        page.append(".SS ").append(inline("posrig " + path(command))).append('\n');
        page.append(".B ").append(inline("posrig " + path(command))).append('\n');
        Stream.concat(
                        command.options().stream().filter(ManPage::own).map(option -> "[" + synopsis(option) + "]"),
                        command.positionalParameters().stream().map(ManPage::synopsis))
                .forEach(word -> page.append(inline(word)).append('\n'));
        page.append(".PP\n");
        page.append(text(String.join(" ", command.usageMessage().description())));
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> entry(page, parameter.paramLabel(), parameter));
        command.options().stream().filter(ManPage::own).forEach(option -> entry(page, names(option), option));
        commands(command).forEach(inner -> append(page, inner));
    }

    private static void entry(StringBuilder page, String name, ArgSpec argument) {
        page.append(".TP\n.B ")
                .append(inline(name))
                .append('\n')
                .append(text(String.join(" ", argument.description())));
    }

    private static void listed(StringBuilder page, Map<String, String> entries) {
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> page.append(".TP\n.B ")
                        .append(inline(entry.getKey()))
                        .append('\n')
                        .append(text(entry.getValue())));
    }

    private static List<CommandSpec> commands(CommandSpec of) {
        return of.subcommands().values().stream()
                .map(command -> command.getCommandSpec())
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    private static boolean own(OptionSpec option) {
        return !option.hidden() && !OF_ALL.contains(option.longestName());
    }

    private static String path(CommandSpec command) {
        return command.qualifiedName(" ").replaceFirst("^posrig ", "");
    }

    private static String synopsis(OptionSpec option) {
        return option.longestName() + (option.arity().max() > 0 ? "=" + option.paramLabel() : "");
    }

    private static String synopsis(PositionalParamSpec parameter) {
        String many = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + many + "]" : many;
    }

    private static String names(OptionSpec option) {
        return Stream.of(option.names()).collect(Collectors.joining(", "))
                + (option.arity().max() > 0 ? "=" + option.paramLabel() : "");
    }

    private static String text(String words) {
        return LEADING.matcher(inline(
                                words.replace("%n", "\n").replace("%%", "%").strip()))
                        .replaceAll("\\\\&$1") + "\n";
    }

    private static String inline(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
