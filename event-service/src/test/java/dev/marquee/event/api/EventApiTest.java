package dev.marquee.event.api;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.publishing.FollowStock;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.AssertProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@EventServiceTest
class EventApiTest {

    @Autowired MockMvcTester mvc;
    @Autowired Events events;
    @Autowired FollowStock stock;

    @Test
    void an_organiser_creates_publishes_and_completes_an_event() {
        var created =
                post(
                        organizer(),
                        """
                        {"name":" Lantern Night ","description":"Jazz","category":"music","starts_at":"2030-11-28T20:00",
                         "ends_at":"2030-11-28T23:00:00+01:00","time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","quota":6,
                         "ticket_types":[{"name":"Standing","quantity":150},{"name":"Deck seat","price":"0.00","quantity":50}]}\
                        """);
        assertThat(created).hasStatus(CREATED);
        assertThat(created)
                .bodyJson()
                .hasPathSatisfying(
                        "$.code", code -> assertThat(code).asString().matches("EV\\d{2,}"))
                .hasPathSatisfying("$.name", is("Lantern Night"))
                .hasPathSatisfying("$.category", is("Music"))
                .hasPathSatisfying("$.starts_at", is("2030-11-28T20:00:00Z"))
                .hasPathSatisfying("$.ends_at", is("2030-11-28T22:00:00Z"))
                .hasPathSatisfying("$.total_tickets", is(200))
                .hasPathSatisfying("$.booked_count", is(0))
                .hasPathSatisfying("$.status", is("draft"))
                .hasPathSatisfying("$.is_completed", is(false))
                .hasPathSatisfying("$.organizer_id", is(2))
                .hasPathSatisfying("$.price", is("0.00"))
                .hasPathSatisfying("$.currency", is("EUR"))
                .hasPathSatisfying("$.quota", is(6))
                .hasPathSatisfying("$.ticket_types[1].name", is("Deck seat"));
        var id = id(created);
        assertThat(created).hasHeader("Location", "/api/events/" + id);

        assertThat(status(organizer(), id, "published")).hasStatus(OK);
        assertThat(status(organizer(), id, "PUBLISHED")).hasStatus(OK);
        assertThat(status(organizer(), id, "completed"))
                .hasStatus(OK)
                .bodyJson()
                .hasPathSatisfying("$.is_completed", is(true));
        assertRefused(status(organizer(), id, "published"), CONFLICT.value(), "status-not-allowed");
        assertThat(status(organizer(), id, "cancelled"))
                .bodyJson()
                .hasPathSatisfying("$.status", is(409))
                .hasPathSatisfying("$.state", is("completed"))
                .hasPathSatisfying(
                        "$.detail", is("The event is completed and cannot become cancelled."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"T\",\"date\":\"2030-07-01T20:00\",\"venue\":\"The Cellar\",\"capacity\":50}",
                "{\"name\":\"T\",\"datetime\":\"2030-07-01 20:00\",\"location\":\"The Cellar\",\"total_tickets\":50}",
                "{\"name\":\"T\",\"event_date\":\"2030-07-01T20:00:00\",\"venue\":\"The Cellar\",\"totalTickets\":50}",
                "{\"name\":\"T\",\"startsAt\":\"2030-07-01T19:00:00Z\",\"timeZone\":\"Europe/Lisbon\",\"venue\":\"The Cellar\",\"capacity\":50}",
                "{\"name\":\"T\",\"starts_at\":\"2030-07-02T02:00:00+07:00\",\"location\":\"The Cellar\",\"ticketTypes\":[{\"name\":\"General admission\",\"quantity\":50}]}"
            })
    void the_older_systems_names_are_understood_and_a_bare_time_is_of_the_events_zone(String body) {
        var created = post(admin(), body);
        assertThat(created).hasStatus(CREATED);
        assertThat(created)
                .bodyJson()
                .hasPathSatisfying("$.name", is("T"))
                .hasPathSatisfying("$.starts_at", is("2030-07-01T20:00:00+01:00"))
                .hasPathSatisfying("$.location", is("The Cellar"))
                .hasPathSatisfying("$.total_tickets", is(50))
                .hasPathSatisfying("$.ticket_types[0].name", is("General admission"));
    }

    @Test
    void a_day_alone_is_its_beginning_where_the_event_is() {
        assertThat(
                        post(
                                organizer(),
                                "{\"name\":\"T\",\"date\":\"2030-07-01\",\"time_zone\":\"Asia/Jakarta\",\"capacity\":5}"))
                .bodyJson()
                .hasPathSatisfying("$.starts_at", is("2030-07-01T00:00:00+07:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name                         | null                               | 422
                    name                         | ""                                 | 422
                    name                         | "  "                               | 422
                    name                         | ["a"]                              | 422
                    name                         | "a\\u0000b"                        | 422
                    name                         | "a\\nb"                            | 422
                    name                         | "a\\ud800b"                        | 422
                    description                  | "a\\u0007b"                        | 422
                    category                     | "Opera"                            | 422
                    starts_at                    | null                               | 422
                    starts_at                    | "tomorrow"                         | 422
                    starts_at                    | "2030-02-30T20:00"                 | 422
                    starts_at                    | "2030-13-01"                       | 422
                    starts_at                    | "+999999-01-01T00:00"              | 422
                    starts_at                    | "1999-12-31T20:00"                 | 422
                    starts_at                    | 20300701                           | 422
                    ends_at                      | "2030-07-01T20:00"                 | 422
                    ends_at                      | "2030-07-01T19:59"                 | 422
                    ends_at                      | "later"                            | 422
                    time_zone                    | "Europe/Atlantis"                  | 422
                    time_zone                    | "../../etc/passwd"                 | 422
                    currency                     | "EURO"                             | 422
                    currency                     | "XXX"                              | 422
                    price                        | "-1"                               | 422
                    price                        | "1.234"                            | 422
                    price                        | "free"                             | 422
                    price                        | "1e999999999"                      | 422
                    price                        | 99999999999                        | 422
                    total_tickets                | 0                                  | 422
                    total_tickets                | -1                                 | 422
                    total_tickets                | 1000001                            | 422
                    total_tickets                | 2147483648                         | 422
                    total_tickets                | 1.5                                | 422
                    total_tickets                | "5"                                | 422
                    total_tickets                | true                               | 422
                    total_tickets                | null                               | 422
                    quota                        | 0                                  | 422
                    quota                        | 101                                | 422
                    quota                        | "4"                                | 422
                    venue_id                     | 0                                  | 422
                    venue_id                     | "x"                                | 422
                    customer_id                  | -3                                 | 422
                    ticket_types                 | []                                 | 422
                    ticket_types                 | [null]                             | 422
                    ticket_types                 | [{}]                               | 422
                    ticket_types                 | [{"name":"A","quantity":0}]        | 422
                    ticket_types                 | [{"name":"A","quantity":1.5}]      | 422
                    ticket_types                 | [{"name":"","quantity":5}]         | 422
                    ticket_types                 | [{"name":"A","quantity":3},{"name":"a","quantity":3}] | 422
                    ticket_types                 | [{"name":"A","quantity":600000},{"name":"B","quantity":600000}] | 422
                    ticket_types                 | [{"name":"A","quantity":3}]        | 422
                    ticket_types                 | {"name":"A"}                       | 422
                    """)
    void what_is_wrong_is_told_and_nothing_is_stored(String field, String value, int status) {
        var before = events.count();
        var fields =
                new java.util.LinkedHashMap<>(
                        java.util.Map.of(
                                "name", "\"T\"",
                                "starts_at", "\"2030-07-01T20:00\"",
                                "total_tickets", "50"));
        fields.put(field, value);
        var body =
                fields.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        var result = post(organizer(), body);
        assertRefused(result, status, "invalid-input");
        assertThat(result)
                .bodyJson()
                .hasPathSatisfying("$.errors[0].field", f -> assertThat(f).isNotNull());
        assertThat(events.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "5", "null", "{\"name\":}"})
    void what_is_no_event_at_all_is_a_problem_too(String body) {
        var before = events.count();
        var result = post(organizer(), body);
        assertThat(result.getResponse().getStatus()).isIn(400, 422);
        assertThat(result).hasContentType("application/problem+json");
        assertThat(events.count()).isEqualTo(before);
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        for (var field : List.of("name:101", "description:5001", "location:311")) {
            var length = Integer.parseInt(field.split(":")[1]);
            var name = field.startsWith("name") ? "" : "\"name\":\"T\",";
            var body =
                    "{%s\"starts_at\":\"2030-07-01\",\"total_tickets\":5,\"%s\":\"%s\"}"
                            .formatted(name, field.split(":")[0], "x".repeat(length));
            assertRefused(post(organizer(), body), 422, "invalid-input");
        }
    }

    @Test
    void only_admins_and_organisers_write() {
        var id = published("Guarded");
        var body = "{\"name\":\"T\",\"starts_at\":\"2030-07-01\",\"total_tickets\":5}";
        assertThat(mvc.post().uri("/api/events").contentType(APPLICATION_JSON).content(body))
                .hasStatus(UNAUTHORIZED)
                .hasContentType("application/problem+json");
        assertThat(post(customer(), body)).hasStatus(FORBIDDEN);
        assertThat(post(account(4, "entry@ticket.local", "ENTRY_MANAGER"), body))
                .hasStatus(FORBIDDEN);
        assertThat(post(service(), body)).hasStatus(FORBIDDEN);
        assertThat(status(customer(), id, "cancelled")).hasStatus(FORBIDDEN);
        assertThat(mvc.delete().uri("/api/events/" + id).with(customer())).hasStatus(FORBIDDEN);
    }

    @Test
    void another_organisers_event_is_not_there() {
        var id = published("Mine");
        var other = account(77, "other@example.org", "ORGANIZER");
        assertRefused(status(other, id, "cancelled"), 404, "not-found");
        assertRefused(total(other, id, "7"), 404, "not-found");
        assertRefused(
                put(other, id, "{\"name\":\"X\",\"starts_at\":\"2030-07-01\"}"), 404, "not-found");
        assertThat(mvc.delete().uri("/api/events/" + id).with(other)).hasStatus(NOT_FOUND);
        assertThat(status(admin(), id, "cancelled")).hasStatus(OK);
    }

    @Test
    void a_draft_is_seen_by_its_organiser_and_admins_only() {
        var draft = id(post(organizer(), body("Secret", 5)));
        assertThat(get("/api/events/" + draft)).hasStatus(NOT_FOUND);
        assertThat(mvc.get().uri("/api/events/" + draft).with(customer())).hasStatus(NOT_FOUND);
        assertThat(
                        mvc.get()
                                .uri("/api/events/" + draft)
                                .with(account(77, "other@example.org", "ORGANIZER")))
                .hasStatus(NOT_FOUND);
        assertThat(mvc.get().uri("/api/events/" + draft).with(organizer())).hasStatus(OK);
        assertThat(mvc.get().uri("/api/events/" + draft).with(admin())).hasStatus(OK);
        assertThat(mvc.get().uri("/api/events/" + draft).with(account(2, "a@b.org", "CUSTOMER")))
                .hasStatus(NOT_FOUND);
    }

    @Test
    void an_event_is_found_by_id_and_by_code() {
        var id = published("Both ways");
        var code = JsonPath.read(json(get("/api/events/" + id)), "$.code").toString();
        assertThat(get("/api/events/" + code)).hasStatus(OK);
        assertThat(get("/api/events/" + code.toLowerCase())).hasStatus(OK);
        for (var unknown :
                List.of(
                        "999999",
                        "EV99999",
                        "0",
                        "99999999999999999999",
                        "x",
                        "EV",
                        "EV7%20or%201=1"))
            assertThat(get("/api/events/" + unknown)).hasStatus(NOT_FOUND);
    }

    @Test
    void a_priced_event_is_published() {
        var created =
                post(
                        organizer(),
                        "{\"name\":\"Paid\",\"starts_at\":\"2030-07-01\",\"capacity\":5,\"price\":\"24.00\",\"currency\":\"eur\"}");
        assertThat(created).bodyJson().hasPathSatisfying("$.price", is("24.00"));
        assertThat(status(organizer(), id(created), "published"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.status", is("published"))
                .hasPathSatisfying("$.price", is("24.00"));
    }

    @Test
    void the_total_changes_but_not_below_what_is_sold() {
        var id = published("Shrinking");
        stock.stockIs(id, 40, 0, 0);
        assertRefused(total(organizer(), id, "39"), 409, "capacity-below-sold");
        assertThat(total(organizer(), id, "40"))
                .bodyJson()
                .hasPathSatisfying("$.status", is("sold_out"));
        assertThat(total(organizer(), id, "41"))
                .bodyJson()
                .hasPathSatisfying("$.status", is("published"))
                .hasPathSatisfying("$.total_tickets", is(41));
        for (var bad : List.of("0", "-1", "2147483648", "1.5", "\"5\"", "null", "1000001"))
            assertRefused(total(organizer(), id, bad), 422, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"lost\"", "null", "\"\"", "5", "[]"})
    void an_unknown_status_is_invalid(String status) {
        var id = published("Status");
        var result =
                mvc.patch()
                        .uri("/api/events/" + id + "/status")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content("{\"status\":" + status + "}")
                        .exchange();
        assertRefused(result, 422, "invalid-input");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        var id = published("Before");
        var changed =
                put(
                        organizer(),
                        id,
                        "{\"name\":\"After\",\"starts_at\":\"2030-08-01T20:00\",\"location\":\"Harbour Hall\"}");
        assertThat(changed)
                .hasStatus(OK)
                .bodyJson()
                .hasPathSatisfying("$.name", is("After"))
                .hasPathSatisfying("$.total_tickets", is(50))
                .hasPathSatisfying("$.status", is("published"));
        int version = JsonPath.read(json(changed), "$.version");
        var body = "{\"name\":\"X\",\"starts_at\":\"2030-08-01\",\"capacity\":60,\"version\":%d}";
        assertRefused(put(organizer(), id, body.formatted(version - 1)), 409, "changed-meanwhile");
        assertThat(put(organizer(), id, body.formatted(version)))
                .bodyJson()
                .hasPathSatisfying("$.ticket_types.length()", is(1))
                .hasPathSatisfying("$.total_tickets", is(60));
        assertThat(put(organizer(), id, "{\"starts_at\":\"2030-08-02\"}"))
                .bodyJson()
                .hasPathSatisfying("$.name", is("X"));
        for (var bad : List.of("{\"name\":null}", "{\"name\":\" \"}", "{\"quota\":\"x\"}"))
            assertRefused(put(organizer(), id, bad), 422, "invalid-input");
    }

    @Test
    void a_draft_can_be_deleted_and_what_may_have_been_sold_cannot() {
        var draft = id(post(organizer(), body("Gone", 5)));
        assertThat(mvc.delete().uri("/api/events/" + draft).with(organizer()))
                .hasStatus(NO_CONTENT);
        assertThat(mvc.get().uri("/api/events/" + draft).with(admin())).hasStatus(NOT_FOUND);
        var published = published("Stays");
        assertRefused(
                mvc.delete().uri("/api/events/" + published).with(organizer()).exchange(),
                503,
                "sales-unknown");
        assertThat(get("/api/events/" + published)).hasStatus(OK);
    }

    @Test
    void the_second_of_two_editors_is_told_and_overwrites_nothing() {
        var id = published("Contested");
        var read = get("/api/events/" + id);
        var tag = String.valueOf(read.getResponse().getHeader("ETag"));
        assertThat(tag).matches("\"\\d+\"");
        var body = "{\"name\":\"%s\",\"starts_at\":\"2030-08-01T20:00\"}";
        var first = ifMatch(HttpMethod.PUT, "", id, tag, body.formatted("First"));
        assertThat(first).hasStatus(OK).doesNotContainHeader("Location");
        assertThat(first.getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertRefused(
                ifMatch(HttpMethod.PUT, "", id, tag, body.formatted("Second")),
                412,
                "changed-meanwhile");
        assertRefused(
                ifMatch(HttpMethod.PATCH, "/status", id, tag, "{\"status\":\"cancelled\"}"),
                412,
                "changed-meanwhile");
        assertRefused(
                ifMatch(HttpMethod.PUT, "/tickets", id, tag, "{\"total_tickets\":7}"),
                412,
                "changed-meanwhile");
        assertRefused(
                ifMatch(HttpMethod.PUT, "", id, "seven", body.formatted("Third")),
                400,
                "unreadable-if-match");
        assertThat(get("/api/events/" + id))
                .bodyJson()
                .hasPathSatisfying("$.name", is("First"))
                .hasPathSatisfying("$.status", is("published"))
                .hasPathSatisfying("$.total_tickets", is(50));
        assertThat(ifMatch(HttpMethod.PUT, "", id, "*", body.formatted("Any"))).hasStatus(OK);

        var draft = post(organizer(), body("Contested draft", 5));
        var old = String.valueOf(draft.getResponse().getHeader("ETag"));
        assertThat(total(organizer(), id(draft), "6")).hasStatus(OK);
        assertRefused(ifMatch(HttpMethod.DELETE, "", id(draft), old, ""), 412, "changed-meanwhile");
        assertThat(mvc.get().uri("/api/events/" + id(draft)).with(organizer())).hasStatus(OK);
    }

    private MvcTestResult ifMatch(
            HttpMethod method, String below, long id, String tag, String body) {
        return mvc.method(method)
                .uri("/api/events/" + id + below)
                .with(organizer())
                .header("If-Match", tag)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void a_kind_of_ticket_has_a_time_and_a_quota_of_its_own() {
        var created =
                post(
                        organizer(),
                        """
                        {"name":"T","starts_at":"2030-07-01T20:00","time_zone":"Europe/Lisbon","ticket_types":[
                         {"name":"Early","quantity":5,"sale_starts_at":"2030-01-01T10:00","sale_ends_at":"2030-05-01T00:00Z","quota":2},
                         {"name":"Late","quantity":7}]}\
                        """);
        assertThat(created)
                .bodyJson()
                .hasPathSatisfying("$.ticket_types[0].sale_starts_at", is("2030-01-01T10:00:00Z"))
                .hasPathSatisfying(
                        "$.ticket_types[0].sale_ends_at", is("2030-05-01T01:00:00+01:00"))
                .hasPathSatisfying("$.ticket_types[0].quota", is(2))
                .hasPathSatisfying("$.ticket_types[1].sale_starts_at", is(null))
                .hasPathSatisfying("$.ticket_types[1].quota", is(null));
        for (var bad :
                List.of(
                        "\"sale_starts_at\":\"2030-05-01T00:00\",\"sale_ends_at\":\"2030-05-01T00:00\"",
                        "\"sale_starts_at\":\"soon\"",
                        "\"sale_ends_at\":5",
                        "\"quota\":0",
                        "\"quota\":101",
                        "\"quota\":\"2\""))
            assertRefused(
                    post(
                            organizer(),
                            "{\"name\":\"T\",\"starts_at\":\"2030-07-01\",\"ticket_types\":[{\"name\":\"A\",\"quantity\":5,"
                                    + bad
                                    + "}]}"),
                    422,
                    "invalid-input");
    }

    @Test
    void an_event_is_copied_to_another_time_as_a_draft() {
        var id =
                id(
                        post(
                                organizer(),
                                """
                                {"name":"Yearly","starts_at":"2030-07-01T20:00","ends_at":"2030-07-01T23:00","time_zone":"Europe/Lisbon",
                                 "location":"The Cellar","category":"Comedy","quota":6,"description":"**Big**","ticket_types":[
                                 {"name":"Early","quantity":5,"sale_ends_at":"2030-06-01T00:00","quota":2},{"name":"Late","quantity":7}]}\
                                """));
        status(organizer(), id, "published");
        var copied =
                send(
                        HttpMethod.POST,
                        "/api/events/" + id + "/duplicate",
                        organizer(),
                        "{\"starts_at\":\"2031-07-01T21:00\"}");
        assertThat(id(copied)).isNotEqualTo(id);
        assertThat(copied)
                .hasHeader("Location", "/api/events/" + id(copied))
                .bodyJson()
                .hasPathSatisfying("$.status", is("draft"))
                .hasPathSatisfying("$.name", is("Yearly"))
                .hasPathSatisfying("$.description", is("**Big**"))
                .hasPathSatisfying("$.category", is("Comedy"))
                .hasPathSatisfying("$.starts_at", is("2031-07-01T21:00:00+01:00"))
                .hasPathSatisfying("$.ends_at", is("2031-07-02T00:00:00+01:00"))
                .hasPathSatisfying("$.quota", is(6))
                .hasPathSatisfying("$.booked_count", is(0))
                .hasPathSatisfying("$.ticket_types[0].quota", is(2))
                .hasPathSatisfying(
                        "$.ticket_types[0].sale_ends_at", is("2031-06-01T00:00:00+01:00"))
                .hasPathSatisfying("$.ticket_types[1].sale_ends_at", is(null));
        for (var bad : List.of("{}", "{\"starts_at\":\"some day\"}", "{\"starts_at\":null}"))
            assertRefused(
                    send(HttpMethod.POST, "/api/events/" + id + "/duplicate", organizer(), bad),
                    422,
                    "invalid-input");
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/events/" + id + "/duplicate",
                                account(77, "other@example.org", "ORGANIZER"),
                                "{\"starts_at\":\"2031-07-01\"}"))
                .hasStatus(NOT_FOUND);
    }

    @Test
    void a_venue_given_by_its_id_is_put_in_words() {
        OtherServices.VENUES.answer(
                "GET /api/venues/5",
                200,
                "{\"id\":5,\"name\":\"Harbour Hall\",\"address\":\"Doca 2, Lisbon\",\"capacity\":250,\"price_per_hour\":\"1.00\"}");
        var body = "{\"name\":\"T\",\"starts_at\":\"2030-07-01\",\"capacity\":5,\"venue_id\":%d}";
        assertThat(post(organizer(), body.formatted(5)))
                .bodyJson()
                .hasPathSatisfying("$.location", is("Harbour Hall, Doca 2, Lisbon"));
        assertRefused(post(organizer(), body.formatted(404)), 422, "invalid-input");
        OtherServices.VENUES.answer(
                "GET /api/venues/7",
                200,
                "{\"id\":7,\"name\":\"%s\",\"address\":\"%s\",\"capacity\":250}"
                        .formatted("n".repeat(100), "a".repeat(200)));
        assertThat(post(organizer(), body.formatted(7))).hasStatus(CREATED);
        OtherServices.VENUES.answer("GET /api/venues/6", 500, "");
        assertThat(post(organizer(), body.formatted(6))).hasStatus(SERVICE_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Rock ’n’ Roll circus|rock 'n' roll",
                "Işık Festivali|ışık",
                "Işık Festivali|isik",
                "Punk\u2011Rock bowling|punk-rock",
                "Punk\u2011Rock bowling|punk rock",
                "Œuvre ouverte|oeuvre",
                "Straße der Lieder|strasse",
            })
    void an_event_is_found_as_people_type_its_name(String name, String typed) {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var event = published(name + " " + word, "2031-01-10T20:00", "Comedy");

        var query = URLEncoder.encode(typed + " " + word, StandardCharsets.UTF_8);
        assertThat(ids("/api/events?q=" + query.replace("+", "%20"))).containsExactly((int) event);
    }

    @Test
    void lists_show_what_is_on_sale_with_filters_sorting_and_pages() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var early = published(word + " B", "2031-01-10T20:00", "Comedy");
        var late = published(word + " A", "2031-02-10T20:00", "Music");
        var full = published(word + " C", "2031-03-10T20:00", "Music");
        stock.stockIs(full, 50, 0, 0);
        var over = published(word + " D", "2031-04-10T20:00", "Music");
        status(organizer(), over, "completed");
        post(organizer(), body(word + " draft", 5));
        var q = "/api/events?q=" + word;

        assertThat(ids(q)).containsExactly((int) early, (int) late, (int) full);
        assertThat(ids(q + "&sort=-starts_at"))
                .containsExactly((int) full, (int) late, (int) early);
        assertThat(ids(q + "&sort=name")).containsExactly((int) late, (int) early, (int) full);
        assertThat(ids(q + "&category=music")).containsExactly((int) late, (int) full);
        assertThat(ids(q + "&available=true")).containsExactly((int) early, (int) late);
        assertThat(ids(q + "&from=2031-02-10&to=2031-02-10")).containsExactly((int) late);
        assertThat(ids(q + "&from=2031-02-10T20:00:01Z")).containsExactly((int) full);
        assertThat(ids(q + "&venue=cellar")).hasSize(3);
        assertThat(ids(q + "&venue=99")).isEmpty();
        assertThat(ids(q + "&size=2&page=1")).containsExactly((int) full);
        assertThat(get(q + "&size=2"))
                .bodyJson()
                .hasPathSatisfying("$.total", is(3))
                .hasPathSatisfying("$.size", is(2));
        assertThat(ids(q + "&status=completed")).isEmpty();
        assertThat(ids(q + "&status=all")).hasSize(3);
        var all = mvc.get().uri(q + "&status=all").with(organizer()).exchange();
        assertThat((List<?>) JsonPath.read(json(all), "$.items")).hasSize(5);
        var others =
                mvc.get()
                        .uri(q + "&status=all")
                        .with(account(77, "other@example.org", "ORGANIZER"))
                        .exchange();
        assertThat((List<?>) JsonPath.read(json(others), "$.items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=-1",
                "size=x",
                "size=2147483648",
                "page=-1",
                "page=1.5",
                "sort=price",
                "sort=name;drop table event",
                "from=yesterday",
                "to=2030-02-30",
                "from=2030-01-01Tx",
                "status=lost",
                "available=perhaps",
                "q=%00",
                "category=%0a"
            })
    void a_list_that_cannot_be_made_is_refused(String query) {
        assertRefused(get("/api/events?" + query.replace(" ", "%20")), 422, "invalid-input");
    }

    @Test
    void categories_are_public() {
        assertThat(get("/api/categories"))
                .hasStatus(OK)
                .bodyText()
                .contains("Comedy", "Family", "Music", "Sport", "Talks", "Theatre");
    }

    @Test
    void services_are_told_of_an_organisers_events_in_the_words_of_the_api() {
        var id = published("Told");
        var address = "/internal/events?organizer=2&id=" + id;
        assertThat(get(address)).hasStatus(UNAUTHORIZED);
        assertThat(mvc.get().uri(address).with(organizer())).hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri(address).with(service()))
                .hasStatus(OK)
                .bodyJson()
                .hasPathSatisfying("$.items.length()", is(1))
                .hasPathSatisfying("$.items[0].name", is("Told"))
                .hasPathSatisfying("$.items[0].status", is("published"))
                .hasPathSatisfying("$.items[0].test_mode", is("off"))
                .hasPathSatisfying("$.items[0].organizer_id", is(2))
                .hasPathSatisfying("$.items[0].ticket_types.length()", is(1));
        assertThat(mvc.get().uri("/internal/events?organizer=77&id=" + id).with(service()))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", is(0));
    }

    @Test
    void a_customers_events_keep_their_old_address() {
        var customer = Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000) + 10;
        OtherServices.CUSTOMERS.answer(
                "GET /api/customers/" + customer, 200, someCustomer(customer));
        post(
                organizer(),
                "{\"name\":\"Theirs\",\"date\":\"2030-07-01T20:00\",\"total_tickets\":90,\"customer_id\":%d}"
                        .formatted(customer));
        var address = "/events/api/by_customer/" + customer;
        assertThat(get(address)).hasStatus(UNAUTHORIZED);
        assertThat(mvc.get().uri(address).with(customer())).hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri(address).with(service()))
                .hasStatus(OK)
                .bodyJson()
                .hasPathSatisfying("$[0].name", is("Theirs"))
                .hasPathSatisfying("$[0].date", is("2030-07-01T20:00:00+01:00"))
                .hasPathSatisfying("$[0].total_tickets", is(90))
                .hasPathSatisfying("$[0].booked_count", is(0));
        assertThat(mvc.get().uri(address).with(account(77, "other@example.org", "ORGANIZER")))
                .bodyJson()
                .hasPathSatisfying("$.length()", is(0));
    }

    @Test
    void the_documentation_has_examples_and_says_what_can_go_wrong() {
        var docs = json(get("/v3/api-docs"));
        var change = "$.paths['/api/events/{id}'].put";
        assertThat(JsonPath.<String>read(docs, change + ".responses['409'].description"))
                .contains("venue-booked", "capacity-below-sold");
        assertThat(
                        JsonPath.<String>read(
                                docs,
                                change
                                        + ".responses['412'].content['application/problem+json'].examples['changed-meanwhile'].value.type"))
                .isEqualTo("urn:marquee:problem:changed-meanwhile");
        assertThat(JsonPath.<List<String>>read(docs, change + ".parameters[*].name"))
                .contains("If-Match");
        assertThat(
                        JsonPath.<String>read(
                                docs, "$.components.schemas.Event.properties.starts_at.example"))
                .startsWith("2030-11-28T20:00:00");
        assertThat(JsonPath.<List<String>>read(docs, "$.paths[*][*].summary")).doesNotContainNull();
    }

    @Test
    void notes_and_categories_can_be_kept_by_programs_too() {
        var event =
                id(
                        post(
                                organizer(),
                                """
                                {"name":"Noted","starts_at":"2031-05-01T20:00","time_zone":"Europe/Lisbon","location":"Lisbon","total_tickets":10}
                                """));
        var notes = "/api/events/" + event + "/notes";
        assertThat(send(HttpMethod.POST, notes, organizer(), "{\"text\":\" \"}")).hasStatus(422);
        var note = json(send(HttpMethod.POST, notes, organizer(), "{\"text\":\"Tune the piano\"}"));
        var address = notes + "/" + JsonPath.<Integer>read(note, "$.id");
        assertThat(json(send(HttpMethod.GET, notes, admin(), "")))
                .contains("Tune the piano", "organizer@ticket.local");
        assertThat(send(HttpMethod.DELETE, address, admin(), ""))
                .as("not the author")
                .hasStatus(404);
        assertThat(send(HttpMethod.DELETE, address, organizer(), "")).hasStatus(204);
        assertThat(json(send(HttpMethod.GET, notes, organizer(), ""))).isEqualTo("[]");

        var categories = "/api/categories";
        assertThat(send(HttpMethod.POST, categories, admin(), "{\"name\":\"Puppets\"}"))
                .hasStatus(204);
        assertThat(send(HttpMethod.POST, categories, admin(), "{\"name\":\"PUPPETS\"}"))
                .hasStatus(409);
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                categories + "?name=Puppets",
                                admin(),
                                "{\"name\":\"Puppets/dolls\"}"))
                .hasStatus(204);
        assertThat(json(get(categories))).contains("Puppets/dolls");
        var doll = categories + "?name=Puppets/dolls";
        assertThat(send(HttpMethod.DELETE, doll, admin(), "")).hasStatus(204);
        assertThat(send(HttpMethod.DELETE, doll, admin(), "")).hasStatus(404);
        assertThat(send(HttpMethod.DELETE, categories + "?name=Other", admin(), "")).hasStatus(409);
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_a_reason_to_switch_on() {
        assertThat(
                        mvc.post()
                                .uri("/api/events")
                                .with(organizer())
                                .contentType("text/plain")
                                .content("a new event"))
                .hasStatus(415)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("urn:marquee:problem:unsupported-media-type");
    }

    @Test
    void a_request_that_another_site_made_a_browser_send_is_refused() {
        assertThat(
                        mvc.post()
                                .uri("/api/events")
                                .with(organizer())
                                .header("Sec-Fetch-Site", "cross-site")
                                .contentType(APPLICATION_JSON)
                                .content(body("CSRF", 5)))
                .hasStatus(FORBIDDEN);
    }

    @Test
    void a_new_type_may_take_the_old_name_of_one_that_is_renamed() {
        var created = post(organizer(), body("Renamed", 50));
        var type = typeId(created);
        var types =
                "{\"name\":\"Renamed\",\"starts_at\":\"2030-07-01T20:00\",\"ticket_types\":[{\"id\":%d,\"name\":\"Standing\",\"quantity\":50},{%s\"name\":\"General admission\",\"quantity\":5}]}";
        var changed = put(organizer(), id(created), types.formatted(type, ""));
        assertThat(changed).hasStatus(OK);
        assertThat(changed)
                .bodyJson()
                .hasPathSatisfying("$.ticket_types[0].id", is(type))
                .hasPathSatisfying("$.ticket_types[0].name", is("Standing"))
                .hasPathSatisfying("$.ticket_types[1].name", is("General admission"));

        var twice = types.formatted(type, "\"id\":" + type + ",");
        assertRefused(put(organizer(), id(created), twice), 422, "invalid-input");
    }

    @Test
    void a_price_alone_is_that_of_the_only_type() {
        var body = "{\"name\":\"Dear\",\"starts_at\":\"2030-07-01T20:00\",\"price\":\"24.00\"%s}";
        var created = post(organizer(), body("Dear", 50));
        assertThat(put(organizer(), id(created), body.formatted("")))
                .hasStatus(OK)
                .bodyJson()
                .hasPathSatisfying("$.price", is("24.00"))
                .hasPathSatisfying("$.total_tickets", is(50))
                .hasPathSatisfying("$.ticket_types[0].id", is(typeId(created)));
        assertThat(put(organizer(), id(created), body("Dear", 60)))
                .bodyJson()
                .hasPathSatisfying("$.price", is("24.00"));
        assertThat(put(organizer(), id(created), body.formatted(",\"total_tickets\":70")))
                .bodyJson()
                .hasPathSatisfying("$.price", is("24.00"))
                .hasPathSatisfying("$.total_tickets", is(70));

        var several =
                ",\"ticket_types\":[{\"name\":\"Seat\",\"quantity\":5},{\"name\":\"Box\",\"quantity\":5}]";
        var two = id(post(organizer(), body.formatted(several)));
        assertRefused(
                put(organizer(), two, body.formatted("")),
                CONFLICT.value(),
                "several-ticket-types");
    }

    @Test
    void a_customer_is_looked_up_where_it_is_another_than_before() {
        var customers = OtherServices.CUSTOMERS;
        customers.answer("GET /api/customers/41", 200, someCustomer(41));
        customers.answer("GET /api/customers/42", 404, "");
        customers.answer("GET /api/customers/43", 500, "");
        customers.answer("GET /api/customers/44", 403, "");
        var body =
                "{\"name\":\"Theirs\",\"starts_at\":\"2030-07-01\",\"capacity\":5,\"customer_id\":%d}";
        var id = id(post(organizer(), body.formatted(41)));
        assertRefused(post(organizer(), body.formatted(42)), 422, "invalid-input");
        assertThat(put(organizer(), id, body.formatted(42)))
                .bodyJson()
                .hasPathSatisfying("$.errors[0].field", is("customer_id"));
        assertRefused(post(organizer(), body.formatted(43)), 503, "customers-unavailable");
        assertRefused(put(organizer(), id, body.formatted(43)), 503, "customers-unavailable");
        assertThat(post(organizer(), body.formatted(44))).hasStatus(CREATED);

        customers.answer("GET /api/customers/41", 500, "");
        assertThat(put(organizer(), id, body.formatted(41))).hasStatus(OK);
    }

    // ---

    private static String someCustomer(long id) {
        return "{\"id\":%d,\"name\":\"Ana\",\"email\":\"ana@example.org\"}".formatted(id);
    }

    private static int typeId(MvcTestResult created) {
        return JsonPath.read(json(created), "$.ticket_types[0].id");
    }

    private static Consumer<AssertProvider<JsonPathValueAssert>> is(Object expected) {
        return value -> assertThat(value).isEqualTo(expected);
    }

    private static void assertRefused(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(result)
                .bodyJson()
                .hasPathSatisfying("$.type", is("urn:marquee:problem:" + type));
        assertThat(result).bodyText().doesNotContain("Exception", "dev.marquee", "java.");
    }

    private static String body(String name, int total) {
        return "{\"name\":\"%s\",\"starts_at\":\"2030-07-01T20:00\",\"total_tickets\":%d}"
                .formatted(name, total);
    }

    private long published(String name) {
        return published(name, "2030-07-01T20:00", "Music");
    }

    private long published(String name, String start, String category) {
        var id =
                id(
                        post(
                                organizer(),
                                "{\"name\":\"%s\",\"starts_at\":\"%s\",\"category\":\"%s\",\"location\":\"The Cellar\",\"total_tickets\":50}"
                                        .formatted(name, start, category)));
        assertThat(status(organizer(), id, "published")).hasStatus(OK);
        return id;
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(java.net.URI.create(uri)).exchange();
    }

    private List<Integer> ids(String uri) {
        return JsonPath.read(json(get(uri)), "$.items[*].id");
    }

    private MvcTestResult post(RequestPostProcessor caller, String body) {
        return send(HttpMethod.POST, "/api/events", caller, body);
    }

    private MvcTestResult put(RequestPostProcessor caller, long id, String body) {
        return send(HttpMethod.PUT, "/api/events/" + id, caller, body);
    }

    private MvcTestResult status(RequestPostProcessor caller, long id, String status) {
        return send(
                HttpMethod.PATCH,
                "/api/events/" + id + "/status",
                caller,
                "{\"status\":\"" + status + "\"}");
    }

    private MvcTestResult total(RequestPostProcessor caller, long id, String total) {
        return send(
                HttpMethod.PUT,
                "/api/events/" + id + "/tickets",
                caller,
                "{\"total_tickets\":" + total + "}");
    }

    private MvcTestResult send(
            HttpMethod method, String uri, RequestPostProcessor caller, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static long id(MvcTestResult created) {
        assertThat(created).hasStatus(CREATED);
        return ((Number) JsonPath.read(json(created), "$.id")).longValue();
    }

    private static String json(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
