package dev.marquee.customer.complaint.desk;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.kind.CloseReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of those who complain, and of those who answer. */
@OnH2
class ComplaintPagesTest extends RunningService {

    @Autowired private ComplaintLinks links;
    @Autowired private Complaints complaints;

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private MvcTestResult form(
            String address, Map<String, String> fields, JwtRequestPostProcessor as) {
        var request = mvc.post().uri(address).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fields.forEach(request::param);
        return as == null ? request.exchange() : request.with(as).exchange();
    }

    private static String redirect(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl()).replaceAll("#.*", "");
    }

    private long made(String page) {
        return Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
    }

    @Test
    void somebody_complains_is_answered_and_says_that_it_is_solved() {
        assertThat(get("/my/complaints", customer())).hasStatusOk().bodyText().doesNotContain("??");
        var wrong = form("/my/complaints", Map.of("subject", "", "text", "Kept words"), customer());
        assertThat(wrong)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say in a few words", "Kept words")
                .doesNotContain("??");
        var page =
                redirect(
                        form(
                                "/my/complaints",
                                Map.of("subject", "Cold <b>", "text", "It was cold"),
                                customer()));
        var staffs = "/admin/complaints/" + made(page);
        assertThat(get("/admin/complaints", support()))
                .hasStatusOk()
                .bodyText()
                .contains("Cold &lt;b&gt;", staffs, "Take it")
                .doesNotContain("??", "Cold <b>");
        assertThat(get(staffs, support())).hasStatusOk().bodyText().doesNotContain("??");
        assertThat(form(staffs + "/take", Map.of(), support())).hasStatus3xxRedirection();
        assertThat(
                        form(
                                staffs,
                                Map.of("text", "Secret", "internal", "true", "seen", "0"),
                                support()))
                .hasStatus(HttpStatus.FOUND);
        assertThat(form(staffs, Map.of("text", "Sorry", "seen", "0"), support()))
                .as("the page is older than the complaint")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Not sent", "Sorry", "It was cold", "Send anyway")
                .doesNotContain("??");
        assertThat(
                        form(
                                staffs,
                                Map.of(
                                        "text", "Sorry",
                                        "seen", "0",
                                        "anyway", "true",
                                        "then", "resolved"),
                                support()))
                .hasStatus3xxRedirection();
        assertThat(get(page, customer()))
                .bodyText()
                .contains("Sorry", "That solved it")
                .doesNotContain("Secret", "??");
        assertThat(form(page + "/solved", Map.of(), customer())).hasStatus3xxRedirection();
        assertThat(get(page, customer()))
                .bodyText()
                .contains("This complaint is closed")
                .doesNotContain("??");
        assertThat(get(staffs, support()))
                .bodyText()
                .contains("Secret", "internal note")
                .doesNotContain("??");
    }

    @Test
    void a_guest_writes_confirms_and_adds_to_it() {
        assertThat(mvc.get().uri("/complaints/new").exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
        assertThat(form("/complaints/new", Map.of("subject", "Cold", "text", "Brr"), null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter your name", "Check the e-mail address", "Brr")
                .doesNotContain("??");
        assertThat(
                        redirect(
                                form(
                                        "/complaints/new",
                                        Map.of(
                                                "subject", "Cold",
                                                "text", "Brr",
                                                "name", "Siti",
                                                "email", "siti@example.org"),
                                        null)))
                .isEqualTo("/complaints/sent");
        var id = jdbc.sql("select max(id) from complaint").query(Long.class).single();
        var page = "/complaints/" + links.tokenOf(complaints.find(id).orElseThrow());
        assertThat(mvc.get().uri(page).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Did you write this?")
                .doesNotContain("??");
        assertThat(get("/admin/complaints/" + id, support()))
                .hasStatusOk()
                .bodyText()
                .contains("The address is not confirmed")
                .doesNotContain("??");
        assertThat(redirect(form(page + "/confirm", Map.of(), null))).isEqualTo(page);
        assertThat(redirect(form(page, Map.of("text", "And dark"), null))).isEqualTo(page);
        assertThat(mvc.get().uri(page).exchange()).bodyText().contains("And dark");
        assertThat(mvc.get().uri(page).exchange())
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer");
    }

    @Test
    void staff_write_down_what_somebody_says_and_organisers_do_not() {
        assertThat(get("/admin/complaints/new", support()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
        assertThat(
                        form(
                                "/admin/complaints/new",
                                Map.of("subject", "Cold", "text", "Brr"),
                                support()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Brr")
                .doesNotContain("??");
        var page =
                redirect(
                        form(
                                "/admin/complaints/new",
                                Map.of(
                                        "subject", "Cold",
                                        "text", "Brr",
                                        "name", "Siti",
                                        "email", "siti@example.org"),
                                support()));
        assertThat(get(page, support()))
                .hasStatusOk()
                .bodyText()
                .contains("wrote this down", "by telephone")
                .doesNotContain("??");
        assertThat(get(page, organizer())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void an_organiser_answers_what_is_about_the_own_event_and_sees_no_more() {
        others.on(
                "GET /api/events/7",
                200,
                "{\"id\":7,\"code\":\"EV07\",\"name\":\"Lantern Night\",\"organizer_id\":2}");
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"event_id\":7}",
                        customer());
        var page = "/admin/complaints/" + json(made).get("id").asLong();
        form(page, Map.of("text", "MARK-11", "internal", "true"), support());
        assertThat(get(page, organizer()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("MARK-11", "customer@ticket.local</bdi></a>", "??");
        assertThat(form(page, Map.of("text", "We heat it"), organizer())).hasStatus3xxRedirection();
        assertThat(form(page, Map.of("text", "x", "internal", "true"), organizer()))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .doesNotContain("??");
    }

    @Test
    void who_looks_at_it_too_is_said_while_they_do() {
        var made =
                post("/api/complaints", "{\"subject\":\"Cold\",\"message\":\"Brr\"}", customer());
        var address = "/admin/complaints/" + json(made).get("id").asLong() + "/presence";
        assertThat(
                        json(send(HttpMethod.POST, address, "{\"typing\":true}", support()))
                                .get("words")
                                .asString())
                .isEmpty();
        assertThat(
                        json(send(
                                        HttpMethod.POST,
                                        address,
                                        "{\"typing\":false}",
                                        account(6, "sam@ticket.local", "SUPPORT")))
                                .get("words")
                                .asString())
                .isEqualTo("support@ticket.local is writing.");
        jdbc.sql(
                        "update complaint_presence set seen_at = timestamp with time zone '2020-01-01 00:00:00+00:00' where account_id = 5")
                .update();
        assertThat(
                        json(send(
                                        HttpMethod.POST,
                                        address,
                                        "{\"typing\":false}",
                                        account(6, "sam@ticket.local", "SUPPORT")))
                                .get("words")
                                .asString())
                .isEmpty();
    }

    /** As the page posts it: all that it has, whatever was changed. */
    private MvcTestResult save(long id, String status, String reason, boolean nothingToSay) {
        var fields = new java.util.HashMap<String, String>();
        fields.put("version", "" + complaints.find(id).orElseThrow().version());
        fields.put("status", status);
        fields.put("reason", reason);
        fields.put("waitingOn", complaints.find(id).orElseThrow().waitingOn().name());
        fields.put("priority", "NORMAL");
        if (nothingToSay) fields.put("nothingToSay", "true");
        return form("/admin/complaints/" + id + "/change", fields, support());
    }

    private long complained() {
        var made =
                post("/api/complaints", "{\"subject\":\"Cold\",\"message\":\"Brr\"}", customer());
        return json(made).get("id").asLong();
    }

    private String state(long id) {
        return complaints.find(id).orElseThrow().state().word();
    }

    @Test
    void the_whole_form_resolves_and_closes() {
        var resolved = complained();
        assertThat(save(resolved, "RESOLVED", "WITHDRAWN", false))
                .as("the buyer had the last word")
                .hasStatus(HttpStatus.CONFLICT);
        form("/admin/complaints/" + resolved, Map.of("text", "We heat it"), support());
        assertThat(save(resolved, "RESOLVED", "WITHDRAWN", false)).hasStatus3xxRedirection();
        assertThat(state(resolved)).isEqualTo("resolved");
        var silent = complained();
        assertThat(save(silent, "RESOLVED", "WITHDRAWN", true)).hasStatus3xxRedirection();
        assertThat(state(silent)).isEqualTo("resolved");
        var spam = complained();
        assertThat(save(spam, "CLOSED", "SPAM", false)).hasStatus3xxRedirection();
        assertThat(complaints.find(spam).orElseThrow().closeReason()).isEqualTo(CloseReason.SPAM);
        var withdrawn = complained();
        assertThat(save(withdrawn, "CLOSED", "WITHDRAWN", false)).hasStatus3xxRedirection();
        assertThat(complaints.find(withdrawn).orElseThrow().closeReason())
                .isEqualTo(CloseReason.WITHDRAWN);
    }

    @Test
    void sent_and_resolved_is_both_or_neither() {
        others.on(
                "GET /api/events/7",
                200,
                "{\"id\":7,\"code\":\"EV07\",\"name\":\"Lantern Night\",\"organizer_id\":2}");
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"event_id\":7}",
                        customer());
        var page = "/admin/complaints/" + json(made).get("id").asLong();
        assertThat(form(page, Map.of("text", "We heat it", "then", "resolved"), organizer()))
                .as("an organiser resolves nothing")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(count("complaint_entry")).isEqualTo(1);
        assertThat(form(page, Map.of("text", "We heat it", "then", "resolved"), support()))
                .as("the control")
                .hasStatus3xxRedirection();
    }

    @Test
    void while_bookings_cannot_be_reached_the_form_keeps_what_was_typed() {
        others.on("GET /internal/bookings/1184/facts", 503, "{}");
        others.on("GET /internal/bookings/link/facts", 503, "{}");
        var typed = Map.of("subject", "Cold", "text", "Kept words", "booking", "1184");
        assertThat(form("/my/complaints", typed, customer()))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("Kept words", "Bookings cannot be reached just now")
                .doesNotContain("??");
        assertThat(form("/t/token/complaints", typed, null))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("Kept words", "Bookings cannot be reached just now")
                .doesNotContain("??");
        assertThat(form("/admin/complaints/new", typed, support()))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("Kept words")
                .doesNotContain("??");
    }

    @Test
    void staff_find_their_own_among_everybodys() {
        var own =
                post("/api/complaints", "{\"subject\":\"Of mine\",\"message\":\"Brr\"}", support());
        assertThat(own).hasStatus(HttpStatus.CREATED);
        for (var n = 0; n < 51; n++)
            post(
                    "/api/complaints",
                    "{\"subject\":\"Of others\",\"message\":\"Brr\"}",
                    account(100 + n, "buyer" + n + "@example.org", "CUSTOMER"));
        assertThat(get("/my/complaints", support()))
                .hasStatusOk()
                .bodyText()
                .contains("Of mine")
                .doesNotContain("Of others");
    }

    @Test
    void what_is_written_too_often_is_kept_in_the_form() {
        var id = complained();
        form(
                "/admin/complaints/" + id,
                Map.of("text", "We heat it", "then", "resolved"),
                support());
        form("/my/complaints/" + id + "/solved", Map.of(), customer());
        for (var n = 0; n < 9; n++) complained();
        assertThat(form("/my/complaints/" + id, Map.of("text", "Kept words"), customer()))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .bodyText()
                .contains("Kept words", "You have several open complaints already")
                .doesNotContain("??");
    }

    @Test
    void the_language_of_whoever_writes_it_down_is_not_the_buyers() {
        var made =
                mvc.post()
                        .uri("/admin/complaints/new")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .header("Accept-Language", "vi")
                        .param("subject", "Cold")
                        .param("text", "Brr")
                        .param("name", "Siti")
                        .param("email", "siti@example.org")
                        .with(support())
                        .exchange();
        assertThat(complaints.find(made(redirect(made))).orElseThrow().requester().locale())
                .isEqualTo("en");
    }
}
