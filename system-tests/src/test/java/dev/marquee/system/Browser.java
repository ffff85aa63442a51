package dev.marquee.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window; it notes every error of the pages it shows. */
final class Browser implements AutoCloseable {

    static final List<String> OPTIONS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** How many milliseconds a page has for what a test waits for; a busy machine is slow. */
    private static final int PATIENCE = 60_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    final List<String> errors = new ArrayList<>();

    Browser() {
        this(List.of());
    }

    /** One that is started with more than the usual. */
    Browser(List<String> more) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var installed = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of(installed))
                                        .setArgs(
                                                Stream.concat(OPTIONS.stream(), more.stream())
                                                        .toList()));
    }

    /** A new visitor from Vietnam, as browsers call its zone: no cookies, a window of this size. */
    Page visitor(int width, int height, boolean javaScript) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setJavaScriptEnabled(javaScript)
                                .setLocale("en-GB")
                                .setTimezoneId("Asia/Saigon"));
        var page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text() + " @ " + page.url());
        });
        return page;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
