package org.posrig.terminal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.terminal.ProfileReader;

final class ProfileCheckTest {

    private static final Path SHIPPED = Golden.home().resolve("fixtures/profiles/standin-a.yaml");

    @TempDir
    private Path folder;

    @Test
    void the_shipped_profile_gets_notes_alone() throws IOException {
        same("check-shipped.txt", Files.readString(SHIPPED));
    }

    @Test
    void screens_that_nobody_can_tell_apart_are_told_with_their_texts() throws IOException {
        same("check-alike.txt", with("  boot: {shows: [系统启动中]}", """
                          boot: {shows: [系统启动中]}
                          starting: {shows: [系统启动中]}
                          starting-up: {shows: [系统启动中], or: [请稍候啊]}
                          dark: {shows: []}\
                        """));
    }

    @Test
    void flows_in_circles_and_starts_that_nothing_leads_to_are_told() throws IOException {
        same("check-circles.txt", with("  exit-menu:\n    - {press: \"9\"}\n", """
                          round: [{when: idle, flow: about}]
                          about: [{press: enter}, {flow: round}]
                          exit-menu:
                            - {press: "9"}
                        """) + """
                          nowhere:
                            screen: menu
                            from:
                              idle: log-out
                              login-operator: log-in-cashier
                              not-signed-in: log-out
                          itself:
                            screen: menu
                            from: {"off": power-on, menu: acknowledge}
                        """.indent(0));
    }

    @Test
    void what_shipped_steps_need_and_the_profile_lacks_is_told_with_what_comes_near() throws IOException {
        same(
                "check-lacking.txt",
                Files.readString(SHIPPED)
                        .replace("  tries-exceeded: ", "  tries-exeeded: ")
                        .replace("  start-sale:\n", "  begin-sale:\n")
                        .replace("  paper-out: ", "  out-of-paper: ")
                        .replace("paper-out", "out-of-paper")
                        .replace("  qr-timeout: {", "  qr-time-out: {")
                        .replace("qr-timeout | ", "qr-time-out | ")
                        .replace("  not-signed-in:\n    screen", "  signed-off:\n    screen"));
    }

    @Test
    void what_the_reader_refuses_is_told_together_with_what_the_check_finds() throws IOException {
        same(
                "check-both.txt",
                with("  boot: {shows: [系统启动中]}", "  boot: {shows: [系统启动中], colour: red}\n  starting: {shows: [系统启动中]}")
                        .replace("    - {await: print-menu}", "    - {await: print-manu}"));
    }

    private static String with(String changed, String by) throws IOException {
        String shipped = Files.readString(SHIPPED);
        assertThat(shipped).contains(changed);
        return shipped.replace(changed, by);
    }

    private void same(String golden, String profile) throws IOException {
        Path file = Files.writeString(folder.resolve("terminal.yaml"), profile);
        List<String> told = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        try {
            ProfileReader.read(file, read -> found.addAll(ProfileCheck.of(read)));
        } catch (BadInput e) {
            told.addAll(e.mistakes());
        }
        told.addAll(found.stream().map(Finding::toString).collect(Collectors.toList()));
        Golden.assertSame(
                ProfileCheckTest.class, golden, String.join("\n", told).replace(folder.toString(), "<folder>"));
    }
}
