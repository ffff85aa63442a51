package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A phone at the door: a browser that keeps what pages store when it is closed and opened again.
 */
final class DoorPhone implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final RunningSuite suite;
    private final Playwright playwright;
    private final Path folder;
    private final List<String> options;
    private BrowserContext context;
    private Page page;

    /**
     * @param more options of the browser
     */
    DoorPhone(RunningSuite suite, Path folder, String... more) {
        this.suite = suite;
        this.folder = folder;
        this.options = new ArrayList<>(Browser.OPTIONS);
        this.options.addAll(List.of(more));
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        context = launch();
        page = firstPage();
    }

    private final List<String> errors = new CopyOnWriteArrayList<>();

    private BrowserContext launch() {
        var installed = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");
        var launched =
                playwright
                        .chromium()
                        .launchPersistentContext(
                                folder,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(Path.of(installed))
                                        .setArgs(options)
                                        .setViewportSize(390, 844)
                                        .setPermissions(List.of("camera"))
                                        .setLocale("en-GB"));
        launched.onWebError(error -> errors.add(error.error()));
        return launched;
    }

    private Page firstPage() {
        var first = context.pages().isEmpty() ? context.newPage() : context.pages().getFirst();
        first.setDefaultTimeout(PATIENCE);
        return first;
    }

    Page page() {
        return page;
    }

    void signIn(String email, String password) {
        page.navigate(suite.url("/login?return=/entry/").toString());
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", password);
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/entry/");
        awaitReady();
    }

    void open(String address) {
        page.navigate(address);
        awaitReady();
    }

    void awaitReady() {
        page.waitForSelector("body[data-ready]");
    }

    /** Chooses where to stand, and waits until page and list are on the phone. */
    void standAt(long event, String gate) {
        page.selectOption("#choose-event", String.valueOf(event));
        page.fill("#choose-gate", gate);
        page.click("#panel-choose button[type=submit]");
        page.waitForSelector("#panel-scan");
        page.waitForSelector("body[data-taken-along]");
    }

    /** Types a code, or what a QR code says, and waits for the answer. */
    void check(String code, String result) {
        page.evaluate("() => { delete document.getElementById('answer').dataset.result; }");
        page.fill("#code", code);
        page.click("#code-form button[type=submit]");
        try {
            answer(result).waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError("it says: " + page.locator("main").innerText(), e);
        }
    }

    Locator answer(String result) {
        return page.locator("#answer[data-result=" + result + "]");
    }

    /** Runs a script before any of every page from now on. */
    void before(String script) {
        context.addInitScript(script);
    }

    void cutNetwork(boolean cut) {
        context.setOffline(cut);
    }

    /** Waits until so many scans wait to be sent. */
    void awaitUnsent(int number) {
        if (number == 0)
            page.locator("#waiting")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        else page.waitForSelector("#waiting-count:text-matches('^" + number + " ')");
    }

    /** Nothing on the page is a barrier, and whatever is pressed is big enough for gloves. */
    void assertUsable() throws IOException {
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat((List<?>) page.evaluate(EveryPageTest.AXE)).isEmpty();
        assertThat((List<?>) page.evaluate(SMALL)).as("what is pressed with gloves on").isEmpty();
    }

    /** Whatever can be pressed and is lower than 56 pixels. */
    private static final String SMALL =
            """
            () => [...document.querySelectorAll('button, input:not([type=radio]), select, a.btn')]
                .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 56)
                .map(it => it.outerHTML.slice(0, 120))
            """;

    void forgetSession() {
        context.clearCookies();
    }

    /** The browser is closed, and opened again without network. */
    void closeAndOpenWithoutNetwork() {
        context.close();
        context = launch();
        context.setOffline(true);
        page = firstPage();
        open(suite.url("/entry/").toString());
    }

    /** Fails if a script of the page did. */
    @Override
    public void close() {
        context.close();
        playwright.close();
        assertThat(errors).as("errors of scripts").isEmpty();
    }
}
