package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language the page of an event is, and which of its texts are in another one. */
class EventLanguageTest extends SitePages {

    /** event-service shows the event in what it is asked for, or else in Vietnamese. */
    @BeforeEach
    void vietnamese() {
        neighbours.on(
                "GET /api/events/EV07",
                call -> {
                    var asked = call.header("Accept-Language");
                    var lang = asked == null ? "vi" : Locale.forLanguageTag(asked).getLanguage();
                    var fallback =
                            lang.equals("vi")
                                    ? ""
                                    : ",\"fallback_langs\":{\"name\":\"vi\",\"description\":\"vi\"}";
                    return new Neighbours.Answer(
                            200,
                            Samples.event("Đêm nhạc", "published", 162)
                                    .replace(
                                            "\"version\":1",
                                            "\"version\":1,\"main_lang\":\"vi\",\"lang\":\"%s\"%s"
                                                    .formatted(lang, fallback)));
                });
    }

    @ParameterizedTest
    @CsvSource({
        ",,vi",
        "id,,id",
        "fr,,vi",
        "'fr,de;q=0.5',,vi",
        "id,en,en",
        "fr,id,id",
        "fr,xx,vi"
    })
    void whoever_says_no_language_that_exists_reads_the_main_one_of_the_event(
            @Nullable String browser, @Nullable String cookie, String expected) {
        var request = mvc.get().uri("/e/EV07");
        if (browser != null) request = request.header("Accept-Language", browser);
        if (cookie != null) request = request.cookie(new Cookie("lang", cookie));
        assertThat(request).hasStatusOk().bodyText().contains("<html lang=\"" + expected + "\"");
        assertThat(neighbours.calls("GET /api/events/EV07")).hasSize(1);
    }

    @Test
    void the_language_of_the_machine_does_not_count() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("id-ID"));
            assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "fr"))
                    .bodyText()
                    .contains("<html lang=\"vi\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_is_in_another_language_than_the_page_says_so() {
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "en"))
                .bodyText()
                .contains("<h1 class=\"display\" lang=\"vi\">Đêm nhạc</h1>");
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "vi"))
                .bodyText()
                .contains(
                        "<h1 class=\"display\">Đêm nhạc</h1>",
                        "property=\"og:title\" content=\"Đêm nhạc\"");
    }

    @Test
    void an_event_that_is_not_there_is_asked_for_in_vain() {
        assertThat(mvc.get().uri("/e/EV99").header("Accept-Language", "fr")).hasStatus(404);
    }

    @Test
    void an_organiser_reads_it_as_a_buyer_does() {
        assertThat(mvc.get().uri("/e/EV07").with(TestTokens.organizer())).hasStatusOk();
        assertThat(neighbours.calls("GET /api/events/EV07").getFirst().query())
                .isEqualTo("as_buyer=true");
    }

    @Test
    void lists_are_asked_for_in_the_readers_language() {
        neighbours.on("GET /api/events", 200, "{\"items\":[],\"page\":0,\"size\":20,\"total\":0}");
        assertThat(mvc.get().uri("/").header("Accept-Language", "id, en;q=0.3")).hasStatusOk();
        assertThat(mvc.get().uri("/").header("Accept-Language", "fr")).hasStatusOk();
        var asked = neighbours.calls("GET /api/events");
        assertThat(asked.getFirst().header("Accept-Language")).isEqualTo("id-ID");
        assertThat(asked.getLast().header("Accept-Language")).isNull();
    }
}
