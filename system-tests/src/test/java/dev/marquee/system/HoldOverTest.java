package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time to pay, on phones whose clocks are a day wrong. */
class HoldOverTest {

    private static final LocatorAssertions.ContainsTextOptions WITHIN_A_MINUTE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @TempDir Path folder;

    @Test
    void a_hold_runs_out_by_the_clock_of_the_server_and_the_choice_is_offered_again()
            throws Exception {
        var settings = new HashMap<>(Organiser.FIRST_ADMIN);
        try (var postgres = new KillablePostgres(folder.resolve("postgres"));
                var suite =
                        RunningSuite.start(
                                folder.resolve("data"),
                                List.of("--empty", "--postgres", postgres.address()),
                                settings);
                var browser = new Browser()) {
            var event = new Organiser(suite).onSale("Lantern Night", 20, "24.00");
            var early = held(suite, browser, event, Duration.ofDays(-1), "early@example.org");
            var late = held(suite, browser, event, Duration.ofDays(1), "late@example.org");
            for (var page : List.of(early, late))
                assertThat(page.locator(".hold .clock"))
                        .hasText(Pattern.compile("(10:00|9:[0-5][0-9])"));

            postgres.execute(
                    "update ticket_service.booking set expires_at = now() + interval '6 seconds'");
            for (var page : List.of(early, late)) {
                page.reload();
                assertThat(page.locator(".hold .clock")).hasText(Pattern.compile("0:0[0-6]"));
            }

            for (var page : List.of(early, late)) {
                assertThat(page.locator("h1"))
                        .containsText("The time to pay is over", WITHIN_A_MINUTE);
                assertThat(page.locator("main")).containsText("2 × General admission");
                page.getByText("Hold them again").click();
                assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+/pay"));
                assertThat(page.locator(".hold .clock")).containsText(":");
                assertThat(page.locator("main")).containsText("€48.00");
            }
            assertThat(browser.errors).isEmpty();
        }
    }

    /** Somebody who is about to pay, with a clock that is wrong by so much. */
    private static Page held(
            RunningSuite suite, Browser browser, long event, Duration wrong, String email)
            throws Exception {
        var page = browser.visitor(390, 844, true);
        page.addInitScript(
                """
                (() => {
                  const Right = Date, wrong = %d;
                  globalThis.Date = class extends Right {
                    constructor(...given) { if (given.length) super(...given); else super(Right.now() + wrong); }
                    static now() { return Right.now() + wrong; }
                  };
                })();
                """
                        .formatted(wrong.toMillis()));
        var code = Http.get(suite.url("/api/events/" + event)).json().get("code").asString();
        page.navigate(suite.url("/e/" + code).toString());
        page.locator("#book select").first().selectOption("2");
        page.fill("input[name=buyerName]", "Ana Silva");
        page.fill("input[name=buyerEmail]", email);
        page.locator("input[name=buyerEmail]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+/pay"));
        return page;
    }
}
