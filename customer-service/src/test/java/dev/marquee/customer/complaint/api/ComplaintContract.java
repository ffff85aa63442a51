package dev.marquee.customer.complaint.api;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.customer.OtherServices.Call;
import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Complaints, as those who complain, support and organisers deal with them. */
abstract class ComplaintContract extends RunningService {

    private static final String FACTS =
            """
            {"id":%d,"event_id":7,"event_code":"EV07","event_name":"Lantern Night","organizer_id":2,
             "buyer_name":"Minh Châu","buyer_email":"%s","account_id":null}\
            """;

    @Autowired private ComplaintLinks links;
    @Autowired private Complaints complaints;

    @BeforeEach
    void bookings() {
        others.on(
                "GET /internal/bookings/1184/facts",
                200,
                FACTS.formatted(1184, "customer@ticket.local"));
        others.on(
                "GET /internal/bookings/1185/facts",
                200,
                FACTS.formatted(1185, "somebody@example.org"));
        others.on(
                "GET /api/events/7",
                200,
                "{\"id\":7,\"code\":\"EV07\",\"name\":\"Lantern Night\",\"organizer_id\":2}");
    }

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private static JwtRequestPostProcessor colleague() {
        return account(6, "sam@ticket.local", "SUPPORT");
    }

    private static JwtRequestPostProcessor somebodyElse() {
        return account(44, "somebody@example.org", "CUSTOMER");
    }

    private long complain(String more, JwtRequestPostProcessor as) {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"" + more + "}",
                        as);
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    private MvcTestResult write(long id, String body, JwtRequestPostProcessor as) {
        return post("/api/complaints/" + id + "/entries", body, as);
    }

    private MvcTestResult patch(long id, String body, JwtRequestPostProcessor as) {
        return send(HttpMethod.PATCH, "/api/complaints/" + id, body, as);
    }

    private String status(long id) {
        return json(get("/api/complaints/" + id, support())).get("status").asString();
    }

    private MvcTestResult asGuest(
            HttpMethod method, String address, String body, String header, String value) {
        return mvc.method(method)
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header(header, value)
                .exchange();
    }

    private static String reason(MvcTestResult answer) {
        return json(answer).get("type").asString().replace("urn:marquee:problem:", "");
    }

    @Test
    void the_older_systems_client_complains_lists_and_moves_on() {
        var id = complain(",\"event_id\":7", customer());
        assertThat(get("/api/complaints", support()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].event_name")
                .isEqualTo("Lantern Night");
        assertThat(patch(id, "{\"status\":\"in_progress\"}", support()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("in_progress");
        assertThat(get("/api/complaints", customer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(get("/api/complaints", somebodyElse()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void what_the_assistant_wrote_down_says_so_and_nobody_telephones_by_the_api() {
        for (var source : List.of("assistant", "phone", "mail"))
            assertThat(
                            json(get(
                                            "/api/complaints/"
                                                    + complain(
                                                            ",\"source\":\"" + source + "\"",
                                                            customer()),
                                            support()))
                                    .get("source")
                                    .asString())
                    .isEqualTo(source.equals("assistant") ? "assistant" : "page");
    }

    @Test
    void a_complaint_is_its_requesters_supports_and_its_organisers_and_nobody_elses() {
        var id = complain(",\"booking_id\":1184", customer());
        var address = "/api/complaints/" + id;
        assertThat(get(address, customer())).hasStatusOk();
        assertThat(get(address, support())).hasStatusOk();
        assertThat(get(address, admin())).hasStatusOk();
        assertThat(get(address, organizer())).hasStatusOk();
        assertThat(get(address, otherOrganizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(address, somebodyElse())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(address).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        post(
                                "/api/complaints",
                                "{\"subject\":\"x\",\"message\":\"y\",\"booking_id\":1185}",
                                customer()))
                .as("somebody else's booking")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void it_is_answered_resolved_reopened_and_settled() {
        var id = complain("", customer());
        assertThat(patch(id, "{\"status\":\"resolved\"}", support()))
                .as("the last word is the requester's")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(write(id, "{\"text\":\"Sorry\"}", support())).hasStatus(HttpStatus.CREATED);
        assertThat(status(id)).isEqualTo("in_progress");
        assertThat(patch(id, "{\"status\":\"resolved\"}", support())).hasStatusOk();
        assertThat(write(id, "{\"text\":\"But still\"}", customer())).hasStatus(HttpStatus.CREATED);
        assertThat(status(id)).isEqualTo("in_progress");
        assertThat(patch(id, "{\"status\":\"resolved\",\"nothing_to_say\":true}", support()))
                .hasStatusOk();
        assertThat(patch(id, "{\"status\":\"closed\"}", customer())).hasStatusOk();
        var refused = patch(id, "{\"status\":\"in_progress\"}", support());
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(json(refused).get("state").asString()).isEqualTo("closed");
        var again = write(id, "{\"text\":\"Once more\"}", customer());
        assertThat(again).hasStatus(HttpStatus.CREATED);
        assertThat(json(again).get("id").asLong()).isNotEqualTo(id);
        assertThat(json(again).get("follows").asLong()).isEqualTo(id);
        assertThat(status(id)).isEqualTo("closed");
    }

    @Test
    void its_requester_closes_what_is_resolved_and_decides_nothing_else() {
        var id = complain("", customer());
        assertThat(patch(id, "{\"priority\":\"urgent\"}", customer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(patch(id, "{\"status\":\"resolved\"}", customer()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(patch(id, "{\"status\":\"closed\"}", customer())).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/api/complaints/" + id + "/assign", "{}", customer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/api/complaints/" + id + "/assign", "{}", organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_stale_change_is_refused() {
        var id = complain("", customer());
        var stale =
                mvc.patch()
                        .uri("/api/complaints/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"priority\":\"high\"}")
                        .header("If-Match", "\"99\"")
                        .with(support())
                        .exchange();
        assertThat(stale).hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void of_many_who_take_it_at_once_one_has_it_and_the_others_are_told_who() throws Exception {
        var id = complain("", customer());
        var works =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                (Callable<MvcTestResult>)
                                        () ->
                                                post(
                                                        "/api/complaints/" + id + "/assign",
                                                        "{}",
                                                        account(
                                                                100 + n,
                                                                "agent" + n + "@ticket.local",
                                                                "SUPPORT")))
                        .toList();
        var answers = together(works);
        var winner =
                json(get("/api/complaints/" + id, support())).at("/work/assignee_name").asString();
        assertThat(answers).filteredOn(it -> it.getResponse().getStatus() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.getResponse().getStatus() == 409)
                .hasSize(7)
                .allSatisfy(it -> {
                    assertThat(reason(it)).isEqualTo("already-assigned");
                    assertThat(json(it).get("name").asString()).isEqualTo(winner);
                });
        // The control: who looks first, and then writes unguarded, all have it.
        var other = complain("", customer());
        assertThat(withoutGuard(8, "assignee_id is null and id = " + other))
                .as("looked, and took it")
                .isEqualTo(8);
    }

    /** How many find one complaint or none so before anybody has written. */
    private long withoutGuard(int many, String condition) throws Exception {
        var looked = new CyclicBarrier(many);
        var works = new ArrayList<Callable<Boolean>>();
        for (var n = 0; n < many; n++)
            works.add(() -> {
                var found =
                        jdbc.sql("select count(*) from complaint where " + condition)
                                .query(Long.class)
                                .single();
                looked.await();
                return found <= 1;
            });
        return together(works).stream().filter(it -> it).count();
    }

    @Test
    void of_two_who_answer_at_once_the_second_reads_the_first_and_sends_anyway() throws Exception {
        var id = complain("", customer());
        var seen = json(get("/api/complaints/" + id, support())).at("/entries/0/id").asLong();
        var body = "{\"text\":\"We look into it\",\"seen\":" + seen + "}";
        List<Callable<MvcTestResult>> works =
                List.of(() -> write(id, body, support()), () -> write(id, body, colleague()));
        var answers = together(works);
        assertThat(answers)
                .extracting(it -> it.getResponse().getStatus())
                .containsExactlyInAnyOrder(201, 409);
        var second = answers.get(0).getResponse().getStatus() == 409 ? support() : colleague();
        var refused =
                answers.get(0).getResponse().getStatus() == 409 ? answers.get(0) : answers.get(1);
        assertThat(reason(refused)).isEqualTo("thread-moved");
        assertThat(json(refused).at("/entry/text").asString()).isEqualTo("We look into it");
        assertThat(
                        write(
                                id,
                                "{\"text\":\"Me too\",\"send_anyway\":true,\"seen\":" + seen + "}",
                                second))
                .hasStatus(HttpStatus.CREATED);
        // The control: without the id of what was read, nobody is stopped.
        assertThat(write(id, "{\"text\":\"Blind\"}", support())).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void what_the_requester_wrote_since_stops_an_answer_and_a_note_of_staff_does_not() {
        var id = complain("", customer());
        var seen = json(get("/api/complaints/" + id, support())).at("/entries/0/id").asLong();
        write(id, "{\"text\":\"Mind the pillar\",\"public\":false}", colleague());
        assertThat(write(id, "{\"text\":\"Hello\",\"seen\":" + seen + "}", support()))
                .hasStatus(HttpStatus.CREATED);
        write(id, "{\"text\":\"Wait\"}", customer());
        assertThat(write(id, "{\"text\":\"Done\",\"seen\":" + seen + "}", support()))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void a_note_of_staff_is_read_by_staff_alone() {
        var id = complain(",\"booking_id\":1184", customer());
        write(id, "{\"text\":\"MARK-7f3a\",\"public\":false}", support());
        write(id, "{\"text\":\"Dear Châu\"}", support());
        assertThat(get("/api/complaints/" + id, support())).bodyText().contains("MARK-7f3a");
        var others =
                List.of(
                        get("/api/complaints/" + id, customer()),
                        get("/api/complaints/" + id, organizer()),
                        get("/api/complaints", customer()),
                        patch(id, "{}", customer()),
                        write(id, "{\"text\":\"Thanks\"}", customer()),
                        write(id, "{\"text\":\"We too\"}", organizer()),
                        get("/my/complaints/" + id, customer()),
                        get("/my/complaints", customer()));
        assertThat(others).allSatisfy(it -> assertThat(it).bodyText().doesNotContain("MARK-7f3a"));
        assertThat(owed("complaint-mails")).noneMatch(mail -> mail.contains("MARK-7f3a"));
    }

    @Test
    void those_of_one_person_are_merged_and_answers_to_the_one_land_in_the_other() {
        var one = complain("", customer());
        var two = complain("", customer());
        var foreign = complain("", somebodyElse());
        var refused =
                post("/api/complaints/" + one + "/merge", "{\"into\":" + foreign + "}", support());
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(reason(refused)).isEqualTo("other-requester");
        assertThat(post("/api/complaints/" + one + "/merge", "{\"into\":" + two + "}", support()))
                .hasStatusOk();
        assertThat(status(one)).isEqualTo("closed");
        var landed = write(one, "{\"text\":\"Any news\"}", customer());
        assertThat(json(landed).get("id").asLong()).isEqualTo(two);
        assertThat(status(one)).as("not reopened").isEqualTo("closed");
        assertThat(json(get("/api/complaints/" + two, support())).get("entries").valueStream())
                .filteredOn(entry -> entry.get("text").asString().equals("It was cold"))
                .as("both threads together")
                .hasSize(2);
        assertThat(
                        post(
                                "/api/complaints/" + one + "/link",
                                "{\"other_id\":" + foreign + "}",
                                support()))
                .hasStatusOk();
    }

    @Test
    void mails_go_to_whoever_wrote_with_what_was_answered_and_never_a_note() {
        var id = complain("", customer());
        write(id, "{\"text\":\"MARK-9b\",\"public\":false}", support());
        write(id, "{\"text\":\"We heat it\"}", support());
        await().untilAsserted(() ->
                assertThat(mails())
                        .anySatisfy(mail ->
                                assertThat(mail)
                                        .contains(
                                                "complaint-answered:" + id,
                                                "We heat it",
                                                "customer@ticket.local",
                                                "/my/complaints/" + id)));
        assertThat(mails()).anyMatch(mail -> mail.contains("complaint-received:" + id));
        assertThat(mails()).noneMatch(mail -> mail.contains("MARK-9b"));
    }

    private List<String> mails() {
        return others.calls("POST /internal/mails").stream().map(Call::body).toList();
    }

    @Test
    void a_stranger_confirms_the_address_before_anybody_reads_it() {
        var made =
                mvc.post()
                        .uri("/api/complaints")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"Siti\",\"email\":\"siti@example.org\"}")
                        .exchange();
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var id = json(made).get("id").asLong();
        assertThat(json(made).get("unconfirmed").asBoolean()).isTrue();
        assertThat(get("/api/complaints?view=open", support()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(write(id, "{\"text\":\"Hello\"}", support())).hasStatus(HttpStatus.CONFLICT);
        assertThat(get("/api/complaints/" + id, account(55, "siti@example.org", "CUSTOMER")))
                .as("not even the address's owner, who may know nothing of it")
                .hasStatus(HttpStatus.NOT_FOUND);
        var token = links.tokenOf(complaints.find(id).orElseThrow());
        var confirm = "/api/complaints/" + id + "/confirm";
        assertThat(asGuest(HttpMethod.POST, confirm, "{}", "Complaint-Key", "a" + token))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(asGuest(HttpMethod.POST, confirm, "{}", "Complaint-Key", token)).hasStatusOk();
        assertThat(asGuest(HttpMethod.POST, confirm, "{}", "Complaint-Key", token)).hasStatusOk();
        assertThat(get("/api/complaints?view=open", support()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(owed("complaint-mails")).anyMatch(mail -> mail.contains("complaint-confirm"));
    }

    @Test
    void the_link_of_one_booking_shows_nothing_of_another() {
        others.on("GET /internal/bookings/link/facts", 200, FACTS.formatted(1184, "a@example.org"));
        var body = "{\"subject\":\"Cold\",\"message\":\"Of A\"}";
        var ofA = asGuest(HttpMethod.POST, "/api/complaints", body, "Booking-Link", "token-a");
        assertThat(ofA).hasStatus(HttpStatus.CREATED);
        assertThat(json(ofA).get("unconfirmed").asBoolean()).isFalse();
        others.on("GET /internal/bookings/link/facts", 200, FACTS.formatted(1185, "a@example.org"));
        var ofB = asGuest(HttpMethod.POST, "/api/complaints", body, "Booking-Link", "token-b");
        var a = "/api/complaints/" + json(ofA).get("id").asLong();
        var b = "/api/complaints/" + json(ofB).get("id").asLong();
        assertThat(asGuest(HttpMethod.GET, b, "", "Booking-Link", "token-b")).hasStatusOk();
        assertThat(asGuest(HttpMethod.GET, a, "", "Booking-Link", "token-b"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        asGuest(
                                HttpMethod.POST,
                                a + "/entries",
                                "{\"text\":\"x\"}",
                                "Booking-Link",
                                "token-b"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void three_are_open_of_a_booking_and_ten_a_day_of_an_address() throws Exception {
        var body = "{\"subject\":\"Cold\",\"message\":\"Brr\",\"booking_id\":1184}";
        var works = new ArrayList<Callable<MvcTestResult>>();
        for (var n = 0; n < 6; n++) works.add(() -> post("/api/complaints", body, customer()));
        assertThat(together(works))
                .extracting(it -> it.getResponse().getStatus())
                .containsExactlyInAnyOrder(201, 201, 201, 429, 429, 429);
        // The control: who counts without waiting for each other all count too few.
        assertThat(withoutGuard(6, "booking_id = 4711")).isEqualTo(6);
        for (var n = 3; n < 10; n++) complain("", customer());
        var refused =
                post("/api/complaints", "{\"subject\":\"Cold\",\"message\":\"Brr\"}", customer());
        assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(reason(refused)).isEqualTo("too-many-complaints");
        assertThat(owed("complaint-mails"))
                .as("one says that they came")
                .filteredOn(mail -> mail.contains("complaint-received"))
                .hasSize(1);
    }
}
