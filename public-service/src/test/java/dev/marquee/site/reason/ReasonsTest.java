package dev.marquee.site.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;

import dev.marquee.platform.reason.Reason;
import dev.marquee.platform.reason.Reasons;
import dev.marquee.site.SitePages;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All reasons, for people and for programs. */
class ReasonsTest extends SitePages {

    @ParameterizedTest
    @CsvSource({
        "en,Sold out,The time of this code is over.",
        "vi,Hết vé,Thời hạn của mã này đã qua.",
        "id,Tiket habis,Masa berlaku kode ini sudah lewat."
    })
    void both_say_each_reason_in_the_readers_language(String language, String title, String text) {
        var page = mvc.get().uri("/docs/reasons").header("Accept-Language", language).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(title, text, "id=\"offer-refused.over\"")
                .doesNotContain("??");
        assertThat(mvc.get().uri("/api/reasons").header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .contains(title, text);
    }

    @Test
    void each_reason_has_one_place_that_links_lead_to() throws Exception {
        var body = mvc.get().uri("/docs/reasons").exchange().getResponse().getContentAsString();
        for (var reason : Reasons.all())
            assertThat(
                            Pattern.compile("id=\"" + Pattern.quote(reason.code()) + "\"")
                                    .matcher(body)
                                    .results())
                    .as(reason.code())
                    .hasSize(1);
    }

    @Test
    void a_program_learns_all_of_a_reason() {
        assertThat(mvc.get().uri("/api/reasons").header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[?(@.code=='offer-refused.over')]")
                .asArray()
                .singleElement()
                .asString()
                .contains(
                        "urn:marquee:problem:offer-refused",
                        "409",
                        "choose",
                        "nobody",
                        "ends_at",
                        "/docs/reasons#offer-refused.over");
    }

    @ParameterizedTest
    @CsvSource({
        "en,Nothing is refused for this reason any more",
        "vi,Từ phiên bản 1.4 không còn gì bị từ chối",
        "id,Sejak versi 1.4 tidak ada lagi"
    })
    void a_retired_reason_stays_and_says_so(String language, String retired) {
        assertThat(mvc.get().uri("/docs/reasons").header("Accept-Language", language))
                .bodyText()
                .as("control: this one is in use")
                .contains("id=\"sold-out\"")
                .doesNotContain(retired);
        var known = Reasons.of("sold-out").orElseThrow();
        var old =
                new Reason(
                        known.code(),
                        known.statuses(),
                        known.area(),
                        known.helpAction(),
                        known.who(),
                        known.params(),
                        known.since(),
                        "1.4");
        try (var all = mockStatic(Reasons.class, CALLS_REAL_METHODS)) {
            all.when(Reasons::all).thenReturn(List.of(old));
            assertThat(mvc.get().uri("/docs/reasons").header("Accept-Language", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("id=\"sold-out\"", retired);
            assertThat(mvc.get().uri("/api/reasons"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("\"retired\":\"1.4\"");
        }
    }

    @Test
    void a_refusal_leads_to_its_reason() {
        assertThat(mvc.get().uri("/no/such/page").accept("application/json"))
                .hasStatus4xxClientError()
                .bodyText()
                .contains("\"docs\":\"/docs/reasons#");
    }
}
