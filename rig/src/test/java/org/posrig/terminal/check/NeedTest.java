package org.posrig.terminal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.steps.Vocabulary;
import org.posrig.terminal.ProfileReader;
import org.posrig.terminal.TerminalProfile;

/** What steps need of a profile is written down by hand; here it is held against the names that stand in the code of the steps. */
final class NeedTest {

    /** Names of screens and flows that steps use for something else: values that are typed, kinds of payments, a card that sleeps. */
    private static final Set<String> OTHERWISE = Set.of(
            "amount",
            "asleep",
            "balance",
            "new-password",
            "supervisor-password",
            "pin",
            "sign-in",
            "sign-off",
            "reprint");

    private final TerminalProfile shipped =
            ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));

    @Test
    void every_name_of_the_shipped_profile_in_the_code_of_the_steps_is_a_need() throws IOException {
        Set<String> names = new HashSet<>(shipped.screens().keySet());
        names.addAll(shipped.flows().keySet());
        names.addAll(shipped.starts().keySet());
        names.retainAll(constants());
        names.removeAll(OTHERWISE);
        assertThat(needed()).containsAll(names);
    }

    @Test
    void every_need_is_named_in_the_code_or_begins_as_a_name_that_is_put_together_there() throws IOException {
        Set<String> constants = constants();
        List<String> beginnings = constants.stream()
                .filter(text -> text.matches("[a-z]+-\u0001"))
                .map(text -> text.substring(0, text.length() - 1))
                .toList();
        Set<String> idle = needed().stream()
                .filter(name -> !constants.contains(name))
                .filter(name -> beginnings.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(idle).isEmpty();
    }

    @Test
    void the_shipped_profile_has_them_all_and_each_under_a_capability_that_it_knows() {
        assertThat(ProfileCheck.of(shipped)).noneMatch(Finding::mistake);
        assertThat(Need.ALL.stream()
                        .map(Need::capability)
                        .filter(name -> !Set.of("", "printer", "scanner").contains(name)))
                .allMatch(shipped.capabilities()::contains);
        assertThat(shipped.flows()).containsKeys(Need.LASTING.toArray(String[]::new));
    }

    private static Set<String> needed() {
        return Need.ALL.stream()
                .flatMap(need ->
                        Stream.of(need.flows(), need.screens(), need.starts()).flatMap(List::stream))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants() throws IOException {
        Path classes = Path.of(Vocabulary.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Set<String> all = new TreeSet<>();
        for (String room : List.of("steps", "bench")) {
            try (Stream<Path> files = Files.list(classes.resolve("org/posrig/" + room))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                        if (entry instanceof StringEntry text) {
                            all.add(text.stringValue());
                        }
                    }
                }
            }
        }
        return all;
    }
}
