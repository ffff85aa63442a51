package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.text.StoredTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What events are called in which language, for their organiser, for readers, and for tickets. */
@EventServiceTest
class TextsOfEventsTest {

    private static final String LANTERNS =
            """
            {"name":"Lantern Night","description":"Three bands.","main_lang":"en","starts_at":"2030-07-01T20:00","status":"published",
             "ticket_types":[{"name":"Standing","price":"0","quantity":5},{"name":"Seat","price":"0","quantity":5}],
             "texts":{"vi":{"name":"Đêm hoa đăng","ticket_types":{"standing":"Vé đứng"}},"id":{"description":"Tiga band."}}}
            """;

    @Autowired MockMvcTester mvc;
    @Autowired StoredTexts texts;

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void each_text_is_in_the_readers_language_or_else_in_the_main_one() {
        var id = created(LANTERNS);
        var vi = read(id, "vi-VN, en;q=0.5");
        assertThat(vi).hasHeader("Content-Language", "vi");
        assertThat(JsonPath.<Map<String, Object>>read(body(vi), "$"))
                .containsEntry("name", "Đêm hoa đăng")
                .containsEntry("description", "Three bands.")
                .containsEntry("lang", "vi")
                .containsEntry("main_lang", "en")
                .containsEntry("fallback_langs", Map.of("description", "en"))
                .doesNotContainKey("texts");
        assertThat(JsonPath.<List<Object>>read(body(vi), "$.ticket_types[*].name"))
                .containsExactly("Vé đứng", "Seat");
        assertThat(JsonPath.<List<Object>>read(body(vi), "$.ticket_types[*].lang"))
                .containsExactly("en");

        var indonesian = body(read(id, "id"));
        assertThat(JsonPath.<String>read(indonesian, "$.name")).isEqualTo("Lantern Night");
        assertThat(JsonPath.<String>read(indonesian, "$.description")).isEqualTo("Tiga band.");
        assertThat(JsonPath.<Map<String, Object>>read(indonesian, "$.fallback_langs"))
                .isEqualTo(Map.of("name", "en"));

        for (var other : new String[] {"fr", "en-GB", "de, fr;q=0.3"})
            assertThat(JsonPath.<Map<String, Object>>read(body(read(id, other)), "$"))
                    .containsEntry("name", "Lantern Night")
                    .containsEntry("lang", "en")
                    .doesNotContainKey("fallback_langs");
    }

    @Test
    void without_a_text_in_the_main_language_the_first_there_is_is_shown() {
        var id =
                created(
                        LANTERNS.replace("\"description\":\"Three bands.\",", "")
                                .replace("\"name\":\"Lantern Night\"", "\"name\":\"Bare\""));
        var vi = body(read(id, "vi"));
        assertThat(JsonPath.<String>read(vi, "$.description")).isEqualTo("Tiga band.");
        assertThat(JsonPath.<String>read(vi, "$.fallback_langs.description")).isEqualTo("id");
    }

    @Test
    void who_may_change_it_reads_the_main_language_with_all_texts_beside_it() {
        var id = created(LANTERNS);
        var own = own(id, "/api/events/" + id);
        assertThat(JsonPath.<String>read(own, "$.name")).isEqualTo("Lantern Night");
        assertThat(JsonPath.<String>read(own, "$.texts.vi.name")).isEqualTo("Đêm hoa đăng");
        var standing = JsonPath.<Integer>read(own, "$.ticket_types[0].id");
        assertThat(JsonPath.<Map<String, Object>>read(own, "$.texts.vi.ticket_types"))
                .isEqualTo(Map.of(String.valueOf(standing), "Vé đứng"));
        assertThat(JsonPath.<String>read(own(id, "/api/events/" + id + "?as_buyer=true"), "$.name"))
                .isEqualTo("Đêm hoa đăng");
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_null_takes_a_language_away() {
        var id = created(LANTERNS);
        change(HttpMethod.PUT, id, "{\"quota\":3}");
        assertThat(name(id, "vi")).isEqualTo("Đêm hoa đăng");
        change(HttpMethod.PATCH, id, "{\"texts\":{\"vi\":{\"name\":\"Đêm đèn\"}}}");
        assertThat(name(id, "vi")).isEqualTo("Đêm đèn");
        assertThat(JsonPath.<String>read(body(read(id, "vi")), "$.ticket_types[0].name"))
                .isEqualTo("Vé đứng");
        change(HttpMethod.PATCH, id, "{\"texts\":{\"vi\":null}}");
        assertThat(name(id, "vi")).isEqualTo("Lantern Night");
        assertThat(JsonPath.<String>read(body(read(id, "id")), "$.description"))
                .isEqualTo("Tiga band.");
        change(HttpMethod.PATCH, id, "{\"texts\":null}");
        assertThat(JsonPath.<Map<String, Object>>read(own(id, "/api/events/" + id), "$.texts"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"main_lang\":\"vi\"} | main_lang",
                "{\"main_lang\":\"xx\"} | main_lang",
                "{\"texts\":{\"xx\":{\"name\":\"A\"}}} | texts",
                "{\"texts\":{\"vi\":{\"ticket_types\":{\"Nobody\":\"A\"}}}} | texts"
            })
    void what_is_no_other_language_or_type_is_refused_and_nothing_stored(
            String patch, String field) {
        var id = created(LANTERNS);
        var refused = send(HttpMethod.PATCH, "/api/events/" + id, patch);
        assertThat(refused).hasStatus(422);
        assertThat(JsonPath.<String>read(body(refused), "$.errors[0].field")).isEqualTo(field);
        assertThat(name(id, "vi")).isEqualTo("Đêm hoa đăng");
    }

    @Test
    void a_copy_has_the_same_texts() {
        var id = created(LANTERNS);
        var copy =
                body(
                        send(
                                HttpMethod.POST,
                                "/api/events/" + id + "/duplicate",
                                "{\"starts_at\":\"2031-07-01T20:00\"}"));
        var type = JsonPath.<Integer>read(copy, "$.ticket_types[0].id");
        assertThat(JsonPath.<Map<String, Object>>read(copy, "$.texts.vi.ticket_types"))
                .isEqualTo(Map.of(String.valueOf(type), "Vé đứng"));
        assertThat(JsonPath.<String>read(copy, "$.texts.vi.name")).isEqualTo("Đêm hoa đăng");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dem hoa dang", "Đêm", "De\u0302m hoa", "VE DUNG", "tiga band"})
    void is_found_by_its_name_in_any_language(String words) {
        var id = created(LANTERNS);
        assertThat(mvc.get().uri("/api/events?size=100&q={q}", words))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .contains((int) id);
    }

    /** Long descriptions leave no less room for the names of the languages after them. */
    @ParameterizedTest
    @ValueSource(strings = {"malam panjang", "hang berdiri", "soiree longue", "place debout"})
    void is_found_by_each_name_however_long_descriptions_are(String words) {
        var text =
                "{\"name\":\"%s\",\"description\":\"%s\",\"ticket_types\":{\"standing\":\"%s\"}}";
        var texts = new java.util.StringJoiner(",");
        for (var language : List.of("de", "es", "it", "nl"))
            texts.add(
                    "\"%s\":".formatted(language)
                            + text.formatted("Nacht", "wort ".repeat(990), "Stehplatz"));
        texts.add("\"fr\":" + text.formatted("Soirée longue", "mot ".repeat(999), "Place debout"));
        texts.add("\"vi\":" + text.formatted("Malam panjang", "kata ".repeat(990), "Hang berdiri"));
        var id =
                created(
                        LANTERNS.substring(0, LANTERNS.indexOf("\"texts\""))
                                + "\"texts\":{%s}}".formatted(texts));
        assertThat(mvc.get().uri("/api/events?size=100&q={q}", words))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .contains((int) id);
    }

    @Test
    void lists_are_in_the_readers_language_and_say_so() {
        var id = created(LANTERNS.replace("\"Đêm hoa đăng\"", "\"Đêm danh sách\""));
        assertThat(mvc.get().uri("/api/events?q={q}", "danh sach").header("Accept-Language", "vi"))
                .hasStatusOk()
                .hasHeader("Content-Language", "vi-VN")
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("Đêm danh sách");
        assertThat(name(id, "en")).isEqualTo("Lantern Night");
    }

    /** A list reads no more than it shows, and shows the same as the event's own page. */
    @ParameterizedTest
    @ValueSource(strings = {"vi", "vi-VN", "id", "en", "fr", "xx"})
    void an_event_of_a_list_is_what_it_is_by_itself(String language) {
        var whole = created(LANTERNS.replace("Lantern Night", "Listed " + language));
        var bare =
                created(
                        LANTERNS.replace("Lantern Night", "Listed bare " + language)
                                .replace("\"description\":\"Three bands.\",", ""));
        var list =
                body(
                        mvc.get()
                                .uri("/api/events?size=100&q={q}", "Listed")
                                .header("Accept-Language", language)
                                .exchange());
        for (var id : List.of(whole, bare)) {
            var alone = body(read(id, language));
            for (var field :
                    List.of("name", "description", "lang", "main_lang", "ticket_types[*].name"))
                assertThat(
                                JsonPath.<List<Object>>read(
                                        list, "$.items[?(@.id == %d)].%s".formatted(id, field)))
                        .as("%s of %d", field, id)
                        .isEqualTo(
                                JsonPath.<List<Object>>read(
                                        "[" + alone + "]",
                                        "$[?(@.id == %d)].%s".formatted(id, field)));
        }
    }

    @Test
    void what_nobody_is_shown_is_not_read() {
        var whole = created(LANTERNS);
        var bare = created(LANTERNS.replace("\"description\":\"Three bands.\",", ""));
        var ids = List.of(whole, bare);
        assertThat(texts.of(ids, List.of("vi")).get(whole)).containsOnlyKeys("vi");
        assertThat(texts.of(ids, List.of("vi")).get(bare)).containsOnlyKeys("vi", "id");
        assertThat(texts.of(ids, List.of("vi")).get(bare).get("id").name()).isNull();
        assertThat(texts.of(ids, List.of())).containsOnlyKeys(bare);
        assertThat(texts.of(ids).get(whole)).containsOnlyKeys("vi", "id");
    }

    @Test
    void ticket_service_hears_all_names() {
        TICKETS.up();
        var id = created(LANTERNS);
        await().until(() ->
                !TICKETS.asked("PUT", "/internal/events/" + id + "/sale-terms").isEmpty());
        var told = TICKETS.asked("PUT", "/internal/events/" + id + "/sale-terms").getLast().body();
        assertThat(JsonPath.<String>read(told, "$.names.lang")).isEqualTo("en");
        assertThat(JsonPath.<String>read(told, "$.names.events.vi")).isEqualTo("Đêm hoa đăng");
        var type = JsonPath.<Integer>read(told, "$.ticket_types[0].id");
        assertThat(JsonPath.<String>read(told, "$.names.types.vi['" + type + "']"))
                .isEqualTo("Vé đứng");
    }

    @Test
    void the_page_of_a_language_keeps_what_is_typed_and_saves_it() {
        var id = created(LANTERNS);
        var code = JsonPath.<String>read(own(id, "/api/events/" + id), "$.code");
        var type = JsonPath.<Integer>read(own(id, "/api/events/" + id), "$.ticket_types[1].id");
        assertThat(mvc.get().uri("/admin/events/{code}/texts", code).with(organizer()))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/admin/events/{code}/texts/vi", code).with(organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Tiếng Việt", "Đ&ecirc;m hoa đăng", "V&eacute; đứng");
        assertThat(
                        post(
                                code,
                                "vi",
                                "name=" + "x".repeat(101),
                                "types[1].id=" + type,
                                "types[1].name=Ghế"))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(101), "value=\"Ghế\"");
        assertThat(post(code, "vi", "name=Tên mới", "types[1].id=" + type, "types[1].name=Ghế"))
                .hasStatus3xxRedirection();
        var vi = body(read(id, "vi"));
        assertThat(JsonPath.<String>read(vi, "$.name")).isEqualTo("Tên mới");
        assertThat(JsonPath.<List<Object>>read(vi, "$.ticket_types[*].name"))
                .containsExactly("Standing", "Ghế");
        assertThat(post(code, "vi", "version=1", "name=Old")).hasStatus(409);
        assertThat(post(code, "en", "name=Main")).hasStatus(404);
        assertThat(post(code, "vi", "types[99].id=1")).hasStatus(400);
    }

    private MvcTestResult post(String code, String language, String... fields) {
        var body = new java.util.ArrayList<String>();
        for (var field : fields) {
            var parts = field.split("=", 2);
            body.add(encoded(parts[0]) + "=" + encoded(parts[1]));
        }
        return mvc.post()
                .uri("/admin/events/{code}/texts/{lang}", code, language)
                .with(organizer())
                .contentType(APPLICATION_FORM_URLENCODED)
                .content(String.join("&", body))
                .exchange();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private long created(String json) {
        var created = send(HttpMethod.POST, "/api/events", json);
        assertThat(created).hasStatus(201);
        return JsonPath.<Integer>read(body(created), "$.id");
    }

    private void change(HttpMethod method, long id, String json) {
        assertThat(send(method, "/api/events/" + id, json)).hasStatusOk();
    }

    private String name(long id, String language) {
        return JsonPath.read(body(read(id, language)), "$.name");
    }

    private MvcTestResult read(long id, String language) {
        return mvc.get().uri("/api/events/" + id).header("Accept-Language", language).exchange();
    }

    private String own(long id, String address) {
        return body(
                mvc.get()
                        .uri(address)
                        .header("Accept-Language", "vi")
                        .with(organizer())
                        .exchange());
    }

    private MvcTestResult send(HttpMethod method, String address, String json) {
        return mvc.method(method)
                .uri(address)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
