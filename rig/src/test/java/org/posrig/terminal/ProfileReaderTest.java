package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

final class ProfileReaderTest {

    private static final String SOUND = """
            model: small
            display: {protocol: vt100, charset: GBK, columns: 16, rows: 4}
            timing: {hold: 50ms, gap: 40ms, screen: 1s, host: 2s}
            keys: ["1", enter, cancel]
            screens:
              idle: {shows: [收银终端]}
              menu: {shows: [1.签到], or: [1.登录], host: true, alarm: true}
            flows:
              open-menu:
                - {press: enter, hold: 900ms}
                - {type: amount}
                - {type: amount, echo: yuan, clear: cancel}
                - {await: menu | idle}
                - {on: menu}
                - {when: idle, flow: nothing}
                - {flow: nothing}
              nothing: []
            starts:
              ready: {screen: idle, from: {menu: nothing}}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_shipped_profile_reads() {
        TerminalProfile profile = ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));
        assertThat(profile.model()).isEqualTo("standin-a");
        assertThat(profile.display())
                .isEqualTo(new DisplayGeometry(
                        DisplayProtocol.VT100,
                        Charset.forName("GB18030"),
                        16,
                        4,
                        new Glass(0, List.of(Golden.home().resolve("fixtures/fonts/unifont-gb2312.hex")), Map.of())));
        assertThat(profile.keys()).contains(Key.digit('0'), new Key("enter"), new Key("f2"));
        assertThat(profile.starts()).containsOnlyKeys("ready", "not-signed-in", "logged-out");
        assertThat(profile.flow("log-in").parameters()).containsExactlyInAnyOrder("operator", "password");
    }

    @Test
    void every_part_of_a_profile_is_read() {
        TerminalProfile profile = ProfileReader.read(file(SOUND));
        assertThat(profile.timing())
                .isEqualTo(new Timing(
                        Duration.ofMillis(50),
                        Duration.ofMillis(40),
                        Duration.ofMillis(15),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)));
        assertThat(profile.leave()).isEqualTo(new Key("cancel"));
        assertThat(profile.capabilities()).isEmpty();
        assertThat(profile.screen("menu"))
                .isEqualTo(new NamedScreen("menu", List.of(List.of("1.签到"), List.of("1.登录")), true, true));
        assertThat(profile.flow("open-menu").actions())
                .containsExactly(
                        new Action.PressKey(new Key("enter"), Duration.ofMillis(900)),
                        new Action.TypeValue("amount"),
                        new Action.TypeValue("amount", Optional.of(new Echo(Echo.Kind.YUAN, new Key("cancel")))),
                        new Action.AwaitScreen(List.of("menu", "idle")),
                        new Action.StandOn(List.of("menu")),
                        new Action.Branch(List.of("idle"), "nothing"),
                        new Action.Perform("nothing"));
        assertThat(profile.start("ready").ways()).containsEntry("menu", "nothing");
    }

    @Test
    void keys_of_their_own_timing_the_matrix_and_the_pace_are_read() {
        TerminalProfile profile = ProfileReader.read(file(SOUND + """
                key-timing: {enter: {hold: 60ms, gap: 80ms}, cancel: {settle: 7ms}}
                matrix: ["1 enter", ". cancel"]
                pacing:
                  pin-entries: {most: 4, per: 2m}
                  restart: {at: "03:00", within: 5m}
                  sleep: {after: 60s, wake: cancel}
                  tamper: menu
                  start-up: {screens: [menu, idle], within: 90s}
                  stir: enter
                """));
        Duration hold = profile.timing().hold();
        Duration gap = profile.timing().gap();
        assertThat(profile.timing().of(new Key("enter")))
                .isEqualTo(new KeyTiming(Duration.ofMillis(60), Duration.ofMillis(80), Duration.ZERO));
        assertThat(profile.timing().of(new Key("cancel"))).isEqualTo(new KeyTiming(hold, gap, Duration.ofMillis(7)));
        assertThat(profile.matrix().rows())
                .containsExactly(
                        List.of(Optional.of(Key.digit('1')), Optional.of(new Key("enter"))),
                        List.of(Optional.empty(), Optional.of(new Key("cancel"))));
        assertThat(profile.pacing())
                .isEqualTo(new Pacing(
                        Optional.of(new Pacing.PinEntries(4, Duration.ofMinutes(2))),
                        Optional.of(new Pacing.Restart(LocalTime.of(3, 0), Duration.ofMinutes(5))),
                        Optional.of(new Pacing.Sleep(Duration.ofMinutes(1), new Key("cancel"), Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("menu"),
                        Optional.of(new Pacing.StartUp(List.of("menu", "idle"), Duration.ofSeconds(90))),
                        Optional.of(new Key("enter"))));
    }

    @Test
    void mistakes_of_timing_matrix_and_pace_are_told_with_all_others() {
        assertMistakes("pacing-mistakes.txt", SOUND + """
                key-timing: {entre: {hold: 60ms}, enter: {hold: 11s, gaps: 3ms}}
                matrix: ["1 1", "kancel"]
                pacing:
                  pin-entries: {most: 0, per: often}
                  restart: {at: 3am, within: 5m}
                  sleep: {after: 60s, wake: mouse, screen: idel}
                  tamper: tampered
                  paper: menu
                """);
    }

    @ParameterizedTest
    @CsvSource({"open-menu", "nothing"})
    void a_flow_that_runs_itself_by_whatever_way_is_a_mistake(String backTo) {
        String circular = SOUND.replace("nothing: []", "nothing:\n    - {flow: " + backTo + "}");
        assertThatThrownBy(() -> ProfileReader.read(file(circular)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the flow 'nothing' runs itself by way of 'flow'");
    }

    @Test
    void every_mistake_of_a_profile_is_told_at_once() {
        assertMistakes("profile-mistakes.txt", """
                modle: small
                display: {protocol: cd522, charset: GB-FOUR, columns: 200, rows: 0}
                timing: {hold: 0s, gap: 40, screen: 1s}
                keys: ["1", Enter, cancel]
                leave: stop
                capabilities: everything
                screens:
                  idle: {shows: 收银终端}
                  menu: {host: perhaps}
                flows:
                  open-menu:
                    - {press: cansel}
                    - {press: cancel, hold: 20s}
                    - {press: cancel, hold: long}
                    - {await: menue | idel}
                    - {on: men}
                    - {when: idle, flow: open-menus}
                    - {when: idle}
                    - {sleep: 2s}
                    - {type: amount, echo: stras}
                    - {type: amount, echo: stars, clear: back}
                    - {press: "1", await: menu}
                starts:
                  ready: {screen: idl, from: {mneu: open-menu, menu: opne-menu}}
                  nowhere: {}
                """);
    }

    @Test
    void mistakes_about_receipts_and_versions_are_told_at_once() {
        assertMistakes("profile-paper-mistakes.txt", SOUND + """
                versions: {flow: show, screen: idel, firmware: 'v \\S+', parameters: '('}
                receipt:
                  merchant: 商户存根
                  signature: 签名
                  fields: {amount: '(\\d+)(x)', card: '(\\S+)', colour: '(x)'}
                """);
    }

    @Test
    void the_texts_of_response_codes_are_read_and_a_code_that_is_none_is_a_mistake() {
        TerminalProfile profile = ProfileReader.read(file(SOUND + "responses: {'25': [没有原始交易], A0: [MAC, 签到]}\n"));
        assertThat(profile.response("25")).containsExactly("没有原始交易");
        assertThat(profile.response("A0")).containsExactly("MAC", "签到");
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> profile.response("26"))
                .withMessageMatching(".*small.yaml:\\d+:1 has no response '26'. Add it there; .*");
        assertThatThrownBy(() -> ProfileReader.read(file(SOUND + "responses: {no: [x], '5': y}\n")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a response code has two digits or capital letters")
                .hasMessageContaining("'5' must be a list.");
    }

    @Test
    void an_empty_profile_tells_everything_that_belongs_into_one() {
        assertMistakes("profile-missing.txt", "model: small\n");
    }

    @Test
    void what_a_profile_does_not_know_is_a_fault_of_the_fixture_that_lists_what_it_knows() {
        TerminalProfile profile = ProfileReader.read(file(SOUND));
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> profile.screen("pin"))
                .withMessageEndingWith(
                        "small.yaml:5:1 has no screen 'pin'. Add it there; the nearest it has: menu, idle.");
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> profile.flow("sale"))
                .withMessageEndingWith(
                        "small.yaml:8:1 has no flow 'sale'. Add it there; the nearest it has: nothing, open-menu.");
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> profile.start("off"))
                .withMessageEndingWith("small.yaml:18:1 has no start 'off'. Add it there; the nearest it has: ready.");
    }

    @Test
    void every_part_of_a_profile_knows_its_place() {
        ProfilePlaces places = ProfileReader.read(file(SOUND)).places();
        assertThat(places.of("screens", "menu")).hasToString("Optional[" + folder + "/small.yaml:7:3]");
        assertThat(places.of("flows", "open-menu")).hasToString("Optional[" + folder + "/small.yaml:9:3]");
        assertThat(places.ofAction("open-menu", 3)).hasToString("Optional[" + folder + "/small.yaml:13:7]");
        assertThat(places.of("starts", "ready", "menu")).hasToString("Optional[" + folder + "/small.yaml:19:32]");
        assertThat(places.of("flows", "unheard-of")).hasToString("Optional[" + folder + "/small.yaml:8:1]");
        assertThat(ProfilePlaces.NONE.of("flows")).isEmpty();
    }

    @Test
    void of_several_screens_that_fit_the_most_telling_is_the_one() {
        TerminalProfile profile = ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));
        assertThat(profile.identify(Screens.screen(1, "[55]", "密码错")))
                .map(NamedScreen::name)
                .contains("wrong-pin");
        assertThat(profile.identify(Screens.screen(1, "[61]")))
                .map(NamedScreen::name)
                .contains("declined");
        assertThat(profile.identify(Screens.screen(1))).map(NamedScreen::name).contains("off");
        assertThat(profile.identify(Screens.screen(1, "something else"))).isEmpty();
    }

    @Test
    void every_screen_of_the_shipped_profile_is_told_from_every_other_by_its_own_texts() {
        TerminalProfile profile = ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));
        // An operator's locked screen is one of the card's or of the login's; these share all their texts by nature.
        Set<String> general = Set.of("declined", "pin-again", "wrong-pin");
        profile.screens().values().stream()
                .filter(screen -> !general.contains(screen.name()))
                .forEach(screen -> {
                    String[] rows = screen.alternatives().getFirst().toArray(String[]::new);
                    assertThat(profile.identify(Screens.screen(1, rows)))
                            .as(screen.name())
                            .map(NamedScreen::name)
                            .contains(screen.name());
                });
    }

    @Test
    void a_shipped_terminal_that_is_signed_off_is_signed_in_on_the_way_to_its_login() {
        // Whoever logs in there expects to sell; how the terminal came to stand signed off is nothing to them.
        for (String name : List.of("standin-a.yaml", "standin-b.yaml")) {
            TerminalProfile profile = ProfileReader.read(
                    Golden.home().resolve("fixtures/profiles").resolve(name));
            assertThat(profile.starts().get("logged-out").ways())
                    .describedAs(name)
                    .containsEntry("not-signed-in", "sign-in");
        }
    }

    private void assertMistakes(String golden, String content) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> ProfileReader.read(file(content)))
                .satisfies(bad -> Golden.assertSame(
                        ProfileReaderTest.class,
                        golden,
                        String.join("\n", bad.mistakes()).replace(folder.toString(), "<folder>")));
    }

    private Path file(String content) {
        try {
            return Files.writeString(folder.resolve("small.yaml"), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
