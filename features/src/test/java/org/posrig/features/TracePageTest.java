package org.posrig.features;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a failed scenario in a browser, from disk, as it opens out of an e-mail. Screenshots are kept in {@code target/trace}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TracePageTest {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Three other classes share two processors with the browser. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final List<String> asked = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Optional<Playwright> playwright = Optional.empty();
    private Optional<Browser> browser = Optional.empty();
    private Path trace = Path.of("");
    private Optional<PosrigCommand> command = Optional.empty();

    @BeforeAll
    void run_a_scenario_that_fails_and_open_a_browser(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                () -> "No browser: none of " + BROWSERS
                        + " is on the PATH and the launcher could not install Chromium.");
        PosrigCommand posrig = new PosrigCommand(folder);
        command = Optional.of(posrig);
        Path bench = BenchText.shipped()
                .withOneTerminal()
                .withDefect("old-admin-password-still-accepted")
                .writtenTo(folder);
        PosrigCommand.Result result = posrig.run(
                bench,
                Shipped.scenario("forgotten-password/remote-reset", "The old password is refused after the reset"));
        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(1);
        try (Stream<Path> pages = Files.list(posrig.newestRun().resolve("traces"))) {
            trace = pages.filter(page -> page.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(result.output()).contains("Trace: " + trace);
        // The driver comes with the library; the browser is the system's.
        playwright = Optional.of(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
        browser = playwright.map(created -> created.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu"))));
    }

    @AfterEach
    void nothing_was_asked_of_the_network_and_no_script_failed() {
        assertThat(asked).allMatch(url -> url.matches("(file|data|blob):.*"));
        assertThat(errors).isEmpty();
    }

    @AfterAll
    void close() {
        playwright.ifPresent(Playwright::close);
    }

    @Test
    void a_failed_scenario_opens_on_what_was_expected_and_what_was_seen() {
        Page page = opened(ColorScheme.LIGHT, "en-GB");

        assertThat(page.locator("#verdict")).hasText("failed");
        assertThat(page.locator("#sentence")).containsText("T1 should have shown 'login-wrong'");
        assertThat(page.locator("#facts")).containsText("standin-a · firmware");
        assertThat(page.locator("#facts")).containsText("./posrig run --bench");
        assertThat(page.locator("#steps li.failed")).hasCount(1);
        assertThat(page.locator(".seen svg.screen")).containsText("系统管理");
        assertThat(page.locator(".missing")).containsText("密码错误");
        kept(page, "failed-light");
    }

    @Test
    void its_messages_are_found_by_searching_and_the_arrow_leads_to_the_screen_that_came_of_one() {
        Page page = opened(ColorScheme.DARK, "en-GB");

        page.fill("#search", "confirm reset");
        Locator hits = page.locator("#rows .row");
        assertThat(hits.first()).containsText("→ 0800 confirm reset");
        hits.first().click();
        assertThat(page.locator(".fields")).containsText("message type");
        kept(page, "message-dark");
        page.locator(".follow[data-kind=answered]").click();
        assertThat(page.locator("#detail h2 .kind")).hasText("message");
        Locator arrow = page.locator(".follow[data-kind=shown]");
        String to = arrow.getAttribute("data-to");
        arrow.click();

        assertThat(page.locator("#detail h2 .kind")).containsText("screen");
        assertThat(page.locator(".figures .at")).hasAttribute("data-event", to);
        assertThat(page.locator(".follow[data-kind=shown]")).containsText("0810 00 approved");
        kept(page, "screen-of-message-dark");
    }

    @Test
    void keys_go_from_event_to_event_and_from_lane_to_lane_and_a_step_has_its_screens() {
        Page page = opened(ColorScheme.LIGHT, "zh-CN");

        assertThat(page.locator("#verdict")).hasText("失败");
        page.locator("#steps li").nth(1).locator("button").click();
        assertThat(page.locator("#steps li").nth(1).locator("button")).hasAttribute("aria-current", "true");
        assertThat(page.locator(".figures .before svg")).hasCount(1);
        assertThat(page.locator(".figures .after svg")).hasCount(1);
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#detail h2 .kind")).containsText("屏幕");
        String first = page.locator(".figures .at").getAttribute("data-event");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".figures .at")).not().hasAttribute("data-event", first);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Home");
        assertThat(page.locator("#detail h2 .kind")).hasText("按键");
        page.mouse().move(600, 200);
        page.mouse().down();
        page.mouse().move(700, 200);
        page.mouse().up();
        assertThat(page.locator("#axis")).hasAttribute("aria-valuetext", java.util.regex.Pattern.compile("\\+.*"));
        kept(page, "step-light-zh");
        page.locator("#language").click();
        assertThat(page.locator("#verdict")).hasText("failed");
    }

    @Test
    void the_report_of_the_run_has_the_failed_scenario_with_its_picture_its_messages_and_its_trace() {
        Assumptions.assumeTrue(
                System.getenv("POSRIG_NODE") != null,
                "No Node.js: the launcher found none and could not install it, so no report can be made.");
        PosrigCommand.Result made = PosrigCommand.ended(command.orElseThrow().report());
        assertThat(made.exitCode()).describedAs(made.output()).isZero();

        Page page = page(ColorScheme.LIGHT, "en-GB");
        page.navigate(command.orElseThrow()
                .newestRun()
                .resolve("report/index.html")
                .toUri()
                .toString());
        page.getByText("The old password is refused after the reset").first().click();
        assertThat(page.getByText("T1 should have shown 'login-wrong'").first()).isVisible();
        assertThat(page.getByText("Terminal defect").first()).isVisible();
        page.getByText("Attachments").first().click();
        assertThat(exactly(page, "Trace")).isVisible();
        exactly(page, "Last screen").click();
        assertThat(page.locator("img[src^='blob:']")).isVisible();
        exactly(page, "Messages").click();
        assertThat(page.frameLocator("iframe").getByText("0810").first()).isVisible();
        kept(page, "report");
    }

    private static Locator exactly(Page page, String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true)).first();
    }

    private Page opened(ColorScheme scheme, String locale) {
        Page page = page(scheme, locale);
        page.navigate(trace.toUri().toString());
        page.waitForSelector("html[data-ready]");
        return page;
    }

    private Page page(ColorScheme scheme, String locale) {
        Page page = browser.orElseThrow()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setLocale(locale)
                        .setOffline(true)
                        .setViewportSize(1280, 860))
                .newPage();
        asked.clear();
        errors.clear();
        page.onRequest(request -> asked.add(request.url()));
        page.onPageError(errors::add);
        return page;
    }

    private static void kept(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PosrigCommand.home().resolve("features/target/trace").resolve(name + ".png")));
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
