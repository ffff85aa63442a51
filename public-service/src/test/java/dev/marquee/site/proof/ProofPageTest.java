package dev.marquee.site.proof;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The counts of an event, for everybody. */
class ProofPageTest extends SitePages {

    private static final String PAGE = "/e/EV97/proof";

    @BeforeEach
    void the_event_shows_its_counts() {
        neighbours.on(
                "GET /api/events/EV97",
                200,
                Samples.event("Lantern <b> Night", "published", 162).replace("EV07", "EV97"));
        neighbours.on("GET /api/events/EV97/availability", 200, Samples.availability(38, null));
        counts(0, true);
    }

    private void counts(int keptBack, boolean ok) {
        neighbours.on(
                "GET /api/events/EV97/proof",
                200,
                """
                {"event_code":"EV97","capacity":1200,"sold":1160,"held":2,"kept_back":%d,"free":%d,"ok":%s,
                 "checked_at":"2030-11-20T04:20:01Z","checked_by":"Marquee"}\
                """
                        .formatted(keptBack, 38 - keptBack, ok));
    }

    @Test
    void the_counts_and_when_they_were_checked_are_shown() {
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Tickets of Lantern &lt;b&gt; Night, counted",
                        "All numbers agree.",
                        "data-count=\"capacity\">1,200<",
                        "data-count=\"sold\">1,160<",
                        "data-count=\"held\">2<",
                        "data-count=\"free\">38<",
                        "Checked by Marquee on")
                .doesNotContain("data-count=\"kept\"", "??");
        counts(5, false);
        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("data-count=\"kept\">5<", "Not all numbers agree.");
    }

    @ParameterizedTest
    @CsvSource({"vi,Mọi con số đều khớp.,1.200", "id,Semua angka cocok.,1.200"})
    void it_is_in_the_readers_language(String language, String words, String number) {
        assertThat(mvc.get().uri(PAGE).header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .contains(words, number);
    }

    @Test
    void it_is_kept_for_a_minute_unless_it_names_its_reader() {
        var page = mvc.get().uri(PAGE).exchange();
        assertThat(page).headers().hasValue("Cache-Control", "max-age=60, public");
        assertThat(List.copyOf(page.getResponse().getHeaders("Vary")).toString())
                .contains("Cookie", "Accept-Language");
        var own = mvc.get().uri(PAGE).with(account(3, "ana@example.org", "CUSTOMER")).exchange();
        assertThat(own).hasStatusOk();
        assertThat(caching(own)).doesNotContain("public");
    }

    @Test
    void an_event_that_shows_none_is_no_event() {
        var hidden = mvc.get().uri("/e/EV07/proof").exchange();
        assertThat(hidden).hasStatus(404);
        assertThat(caching(hidden)).doesNotContain("public");
        assertThat(mvc.get().uri("/e/EV12345/proof")).hasStatus(404);
    }

    @Test
    void the_events_page_leads_to_it_where_it_is_shown() {
        assertThat(mvc.get().uri("/e/EV97")).hasStatusOk().bodyText().contains(PAGE);
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/e/EV07/proof");
    }

    private static String caching(MvcTestResult page) {
        return String.valueOf(page.getResponse().getHeader("Cache-Control"));
    }
}
