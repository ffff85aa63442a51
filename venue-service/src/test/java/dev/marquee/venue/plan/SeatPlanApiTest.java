package dev.marquee.venue.plan;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.venue.VenueServiceTest;
import dev.marquee.venue.plan.layout.PlanLayout;
import dev.marquee.venue.plan.layout.PlanSamples;
import dev.marquee.venue.plan.layout.PlanSeat;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

@VenueServiceTest
class SeatPlanApiTest {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    @Autowired MockMvcTester mvc;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;

    @Test
    void a_plan_stays_without_the_name_of_whoever_left() {
        var leaves = account(7301, "leaves@ticket.local", "ADMIN");
        var id = id(post("/api/venues/" + venue() + "/seat-plans", PlanSamples.rows(2, 3), leaves));
        var other = id(add(venue(), PlanSamples.rows(2, 3)));
        assertThat(savedName(id)).isEqualTo("leaves@ticket.local");

        for (var n = 0; n < 2; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/privacy/erase-account")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"id\":7301,\"name\":\"Ana\"}")
                                    .with(service()))
                    .hasStatus(204);
        assertThat(savedName(id)).isEqualTo("(erased)");
        assertThat(savedName(other)).isNotEqualTo("(erased)");
    }

    @Test
    void a_plan_is_added_changed_and_deleted_and_its_versions_stay() {
        var venue = venue();
        var added = add(venue, PlanSamples.rows(2, 3));
        assertThat(added).hasStatus(201).hasHeader("ETag", "\"1\"");
        var id = id(added);
        assertThat(added).hasHeader("Location", "/api/seat-plans/" + id);
        assertThat(JsonPath.<Integer>read(text(added), "$.places")).isEqualTo(6);
        assertThat(JsonPath.<Double>read(text(added), "$.plan.sections[0].rows[0].seats[0].x"))
                .isEqualTo(470.0);

        var first = version(id, 1);
        var larger = PlanSamples.rows(3, 3);
        var changed = put(id, larger, "\"1\"", organizer());
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(version(id, 1)).isEqualTo(first);
        assertThat(version(id, 2).seatCount()).isEqualTo(9);

        assertThat(mvc.delete().uri("/api/seat-plans/" + id).with(organizer())).hasStatus(204);
        assertRefused(get("/api/seat-plans/" + id, organizer()), 404, "not-found");
        assertRefused(get("/api/seat-plans/" + id + "/versions/1", admin()), 404, "not-found");
        assertRefused(put(id, larger, null, admin()), 404, "not-found");
        assertThat(JsonPath.<List<?>>read(list(venue), "$.items")).isEmpty();
        assertThat(get("/internal/seat-plans/" + id + "/versions/1", service())).hasStatusOk();
    }

    @Test
    void the_same_plan_once_more_makes_no_version() {
        var id = id(add(venue(), PlanSamples.any(3)));
        assertThat(put(id, version(id, 1), null, organizer())).hasHeader("ETag", "\"1\"");
    }

    @Test
    void whoever_saw_an_older_version_overwrites_nothing() {
        var id = id(add(venue(), PlanSamples.rows(1, 3)));
        assertThat(put(id, PlanSamples.rows(1, 4), "\"1\"", organizer())).hasStatusOk();
        assertRefused(
                put(id, PlanSamples.rows(1, 5), "\"1\"", organizer()), 412, "changed-meanwhile");
        assertThat(version(id, 2).seatCount()).isEqualTo(4);
    }

    @Test
    void every_organiser_may_copy_a_plan_and_change_the_copy_alone() {
        var venue = venue();
        var theirs = id(add(venue, PlanSamples.rows(1, 3)));
        var other = account(78, "o@example.org", "ORGANIZER");
        var seen = get("/api/seat-plans/" + theirs, other);
        assertThat(JsonPath.<Boolean>read(text(seen), "$.editable")).isFalse();
        assertRefused(put(theirs, PlanSamples.rows(1, 4), null, other), 403, "not-yours");
        assertRefused(
                mvc.delete().uri("/api/seat-plans/" + theirs).with(other).exchange(),
                403,
                "not-yours");

        var copy = post("/api/venues/" + venue + "/seat-plans", version(theirs, 1), other);
        assertThat(copy).hasStatus(201);
        assertThat(put(id(copy), PlanSamples.rows(1, 4), null, other)).hasStatusOk();
        assertThat(put(id(copy), PlanSamples.rows(1, 5), null, organizer()))
                .as("the venue's owner")
                .hasStatusOk();
        assertThat(version(theirs, 1).seatCount()).isEqualTo(3);
    }

    @Test
    void a_fault_names_its_place() {
        var plan =
                """
                {"format":1,"name":"Hall","sections":[{"id":"s","name":"S","kind":"seats","rows":[
                  {"label":"A","seats":[{"id":"a","number":"1"},{"id":"a","number":"2"}]}]}]}
                """;
        var refused = send(HttpMethod.POST, "/api/venues/" + venue() + "/seat-plans", plan);
        assertRefused(refused, 422, "invalid-input");
        assertThat(JsonPath.<String>read(text(refused), "$.errors[0].field"))
                .isEqualTo("sections[0].rows[0].seats[1].id");
        for (var wrong :
                List.of(
                        plan.replace("\"number\":\"2\"", "\"x\":\"left\""),
                        plan.replace("\"number\":\"2\"", "\"kind\":\"throne\""))) {
            var answer = send(HttpMethod.POST, "/api/venues/" + venue() + "/seat-plans", wrong);
            assertRefused(answer, 422, "invalid-input");
            assertThat(JsonPath.<String>read(text(answer), "$.errors[0].field"))
                    .startsWith("sections[0].rows[0].seats[1].");
        }
    }

    @Test
    void what_goes_out_comes_in_again() {
        var venue = venue();
        for (var seed = 0; seed < 25; seed++) {
            var plan = PlanSamples.any(seed);
            var id = id(add(venue, plan));
            assertThat(version(id, 1)).as("JSON %d", seed).isEqualTo(plan);

            var file = text(get("/api/seat-plans/" + id + "/csv", organizer()));
            assertThat(sendCsv(HttpMethod.PUT, "/api/seat-plans/" + id + "/csv", file))
                    .as("CSV over itself %d", seed)
                    .hasStatusOk()
                    .hasHeader("ETag", "\"1\"");

            var again =
                    sendCsv(
                            HttpMethod.POST,
                            "/api/venues/" + venue + "/seat-plans/csv?name=Plan " + seed,
                            file);
            assertThat(again).as("CSV %d", seed).hasStatus(201);
            assertThat(withoutIds(version(id(again), 1))).isEqualTo(withoutIds(plan));
        }
    }

    private static List<String> withoutIds(PlanLayout plan) {
        return plan.sections().stream()
                .flatMap(section ->
                        section.isStanding()
                                ? java.util.stream.Stream.of(
                                        section.name() + section.places() + section.x())
                                : section.rows().stream()
                                        .flatMap(row ->
                                                row.seats().stream()
                                                        .map(seat ->
                                                                section.name()
                                                                        + section.kind()
                                                                        + row.label()
                                                                        + nameless(seat))))
                .toList();
    }

    private static PlanSeat nameless(PlanSeat seat) {
        return new PlanSeat(
                "",
                seat.number(),
                seat.x(),
                seat.y(),
                seat.kind(),
                seat.aisle(),
                seat.restricted(),
                seat.blocked(),
                seat.note());
    }

    @Test
    void the_largest_plan_is_stored() {
        var largest = PlanSamples.sections(40, 500);
        var id = id(add(venue(), largest));
        assertThat(version(id, 1).seatCount()).isEqualTo(20_000);
    }

    @Test
    void services_read_what_can_be_chosen() {
        var venue = venue();
        var id = id(add(venue, PlanSamples.rows(2, 3)));
        var list = text(get("/internal/seat-plans?venue=" + venue, service()));
        assertThat(JsonPath.<Integer>read(list, "$[0].id")).isEqualTo((int) id);
        assertThat(JsonPath.<String>read(list, "$[0].sections[0].kind")).isEqualTo("seats");
        assertThat(JsonPath.<Integer>read(list, "$[0].sections[0].places")).isEqualTo(6);
        assertThat(text(get("/internal/seat-plans?venue=999999999", service()))).isEqualTo("[]");
    }

    @Test
    void a_venue_takes_its_plans_out_of_sight() {
        var venue = venue();
        var id = id(add(venue, PlanSamples.rows(1, 2)));
        assertThat(mvc.delete().uri("/api/venues/" + venue).with(organizer())).hasStatus(204);
        assertRefused(get("/api/seat-plans/" + id, organizer()), 404, "not-found");
        assertThat(get("/internal/seat-plans/" + id + "/versions/1", service())).hasStatusOk();
    }

    private String savedName(long plan) {
        return jdbc.sql("select saved_name from seat_plan_version where plan_id = ?")
                .param(plan)
                .query(String.class)
                .single();
    }

    private long venue() {
        return id(
                send(
                        HttpMethod.POST,
                        "/api/venues",
                        "{\"name\":\"Hall\",\"type\":\"Hall\",\"capacity\":250,\"address\":\"Doca 2\"}"));
    }

    private MvcTestResult add(long venue, PlanLayout plan) {
        return post("/api/venues/" + venue + "/seat-plans", plan, organizer());
    }

    private MvcTestResult post(String uri, PlanLayout plan, RequestPostProcessor caller) {
        return mvc.post()
                .uri(uri)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(plan))
                .exchange();
    }

    private MvcTestResult put(
            long id, PlanLayout plan, String ifMatch, RequestPostProcessor caller) {
        var request =
                mvc.put()
                        .uri("/api/seat-plans/" + id)
                        .with(caller)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(plan));
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult sendCsv(HttpMethod method, String uri, String csv) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(CSV)
                .content(csv)
                .exchange();
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(uri).with(caller).exchange();
    }

    private PlanLayout version(long id, int version) {
        var uri = "/api/seat-plans/" + id + "/versions/" + version;
        return json.readValue(text(get(uri, organizer())), PlanLayout.class);
    }

    private String list(long venue) {
        return text(get("/api/venues/" + venue + "/seat-plans", organizer()));
    }

    private static void assertRefused(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status);
        assertThat(JsonPath.<String>read(text(answer), "$.type")).endsWith(":" + type);
    }

    private static long id(MvcTestResult answer) {
        return ((Number) JsonPath.read(text(answer), "$.id")).longValue();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
