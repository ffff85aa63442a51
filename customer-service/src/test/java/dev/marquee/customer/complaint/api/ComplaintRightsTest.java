package dev.marquee.customer.complaint.api;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.kind.WaitingOn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What somebody may read and write, by a link or as an organiser, and what merging may not give.
 */
@OnH2
class ComplaintRightsTest extends RunningService {

    private static final String LINK = "GET /internal/bookings/link/facts";
    private static final String FACTS =
            """
            {"id":%d,"event_id":%d,"event_code":"EV07","event_name":"Lantern Night","organizer_id":%d,
             "buyer_name":"Mai","buyer_email":"customer@ticket.local","account_id":null}\
            """;

    @Autowired private Complaints complaints;

    @BeforeEach
    void bookings() {
        others.on("GET /internal/bookings/1184/facts", 200, FACTS.formatted(1184, 7, 2));
        others.on("GET /internal/bookings/1185/facts", 200, FACTS.formatted(1185, 8, 9));
        others.on(
                "GET /api/events/7",
                200,
                "{\"id\":7,\"code\":\"EV07\",\"name\":\"Lantern Night\",\"organizer_id\":2}");
        others.on(
                "GET /api/events/8",
                200,
                "{\"id\":8,\"code\":\"EV08\",\"name\":\"Wagner\",\"organizer_id\":9}");
    }

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private long complain(String more) {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"" + more + "}",
                        customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    private MvcTestResult merge(long from, long into) {
        return post("/api/complaints/" + from + "/merge", "{\"into\":" + into + "}", support());
    }

    private MvcTestResult byLink(HttpMethod method, String address, String body) {
        return mvc.method(method)
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header("Booking-Link", "token")
                .exchange();
    }

    @Test
    void an_address_that_is_typed_beside_a_bookings_link_is_nobodys() {
        others.on(LINK, 200, FACTS.formatted(1184, 7, 2));
        var made =
                byLink(
                        HttpMethod.POST,
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"Eve\",\"email\":\"victim@example.org\"}");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var requester = complaints.find(json(made).get("id").asLong()).orElseThrow().requester();
        assertThat(requester.email()).isEqualTo("customer@ticket.local");
        assertThat(requester.addressKey()).isEqualTo("customer@ticket.local");
        assertThat(requester.name()).isEqualTo("Mai");
        assertThat(owed("complaint-mails")).isNotEmpty();
        assertThat(get("/api/complaints", account(55, "victim@example.org", "CUSTOMER")))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void those_about_two_events_or_bookings_are_not_merged() {
        var ofMine = complain(",\"event_id\":7");
        var ofAnother = complain(",\"event_id\":8");
        var booked = complain(",\"booking_id\":1184");
        var bookedElsewhere = complain(",\"booking_id\":1185");
        var general = complain("");
        assertThat(merge(ofMine, ofAnother))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:other-booking");
        assertThat(merge(booked, bookedElsewhere)).hasStatus(HttpStatus.CONFLICT);
        assertThat(merge(booked, ofMine)).hasStatus(HttpStatus.CONFLICT);
        assertThat(merge(ofMine, general)).hasStatus(HttpStatus.CONFLICT);
        // So neither its organiser nor the link of a booking reaches the other one.
        var written =
                post(
                        "/api/complaints/" + ofMine + "/entries",
                        "{\"text\":\"We heat it\"}",
                        organizer());
        assertThat(json(written).get("id").asLong()).isEqualTo(ofMine);
        assertThat(get("/api/complaints/" + ofAnother, organizer()))
                .hasStatus(HttpStatus.NOT_FOUND);
        others.on(LINK, 200, FACTS.formatted(1185, 8, 9));
        assertThat(byLink(HttpMethod.GET, "/api/complaints/" + booked, "{}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(merge(complain(",\"event_id\":7"), ofMine)).as("the control").hasStatusOk();
    }

    private MvcTestResult asStranger(String email) {
        return mvc.post()
                .uri("/api/complaints")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"Siti\",\"email\":\"%s\"}"
                                .formatted(email))
                .exchange();
    }

    @Test
    void a_stranger_causes_one_mail_a_day_and_keeps_nobody_out() {
        assertThat(asStranger("siti@example.org")).hasStatus(HttpStatus.CREATED);
        assertThat(asStranger("siti@example.org")).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(owed("complaint-mails")).hasSize(1);
        // Ten of strangers, of which nobody knows whose they are.
        for (var n = 0; n < 9; n++) {
            jdbc.sql("update complaint set unconfirmed = false").update();
            assertThat(asStranger("siti@example.org")).hasStatus(HttpStatus.CREATED);
        }
        jdbc.sql("update complaint set unconfirmed = true").update();
        for (var n = 0; n < 10; n++)
            assertThat(
                            post(
                                    "/api/complaints",
                                    "{\"subject\":\"Cold\",\"message\":\"It was cold\"}",
                                    account(55, "siti@example.org", "CUSTOMER")))
                    .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void buyers_without_an_address_are_not_counted_together() {
        for (var id = 2001; id <= 2011; id++) {
            others.on(
                    "GET /internal/bookings/" + id + "/facts",
                    200,
                    FACTS.formatted(id, 7, 2)
                            .replace("customer@ticket.local", "nobody@box-office.invalid"));
            assertThat(
                            post(
                                    "/api/complaints",
                                    "{\"subject\":\"Cold\",\"message\":\"Brr\",\"booking_id\":"
                                            + id
                                            + "}",
                                    support()))
                    .hasStatus(HttpStatus.CREATED);
        }
    }

    @Test
    void while_bookings_cannot_be_reached_that_is_said() {
        others.on("GET /internal/bookings/1184/facts", 503, "{}");
        var refused =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"booking_id\":1184}",
                        customer());
        assertThat(refused)
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:service-unavailable");
        others.on(LINK, 503, "{}");
        assertThat(byLink(HttpMethod.GET, "/api/complaints/1", "{}"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void a_question_is_not_lost_by_merging() {
        var answered = complain("");
        var resolved = complain("");
        var question = complain("");
        post("/api/complaints/" + answered + "/entries", "{\"text\":\"We heat it\"}", support());
        send(
                HttpMethod.PATCH,
                "/api/complaints/" + resolved,
                "{\"status\":\"resolved\",\"nothing_to_say\":true}",
                support());
        assertThat(merge(question, resolved)).hasStatus(HttpStatus.CONFLICT);
        assertThat(complaints.find(answered).orElseThrow().due().soonest()).isNull();
        assertThat(merge(question, answered)).hasStatusOk();
        var one = complaints.find(answered).orElseThrow();
        assertThat(one.waitingOn()).isEqualTo(WaitingOn.STAFF);
        assertThat(one.due().next()).isNotNull();
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/complaints/" + answered,
                                "{\"status\":\"resolved\"}",
                                support()))
                .as("what was asked there is not answered")
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void nothing_is_done_with_what_nobody_confirmed() {
        var id = json(asStranger("siti@example.org")).get("id").asLong();
        for (var change :
                new String[] {
                    "{\"status\":\"closed\",\"close_reason\":\"spam\"}",
                    "{\"status\":\"in_progress\"}",
                    "{\"status\":\"resolved\",\"nothing_to_say\":true}",
                    "{\"priority\":\"urgent\"}"
                })
            assertThat(send(HttpMethod.PATCH, "/api/complaints/" + id, change, support()))
                    .hasStatus(HttpStatus.CONFLICT);
    }
}
