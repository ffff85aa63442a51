package dev.marquee.report.dashboard;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.Neighbours.Answer;
import dev.marquee.report.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RunningService
class DashboardTest {

    private static final String SUMMARY = "GET /api/sales/summary";
    private static final String DAYS = "GET /api/sales";
    private static final String EVENTS = "GET /api/events";
    private static final String MAILS = "GET /api/mails/summary";
    private static final String EVIL = "<img src=x onerror=alert(1)> {{7*7}} 日本語 🎭";
    private static final RequestPostProcessor SUPPORT =
            account(5, "support@ticket.local", "SUPPORT");

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    private LocalDate today;

    @BeforeEach
    void aSeasonIsRunning() {
        for (var table : List.of("report", "completion_type", "completion"))
            jdbc.sql("delete from " + table).update();
        Neighbours.reset();
        today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        Neighbours.on(
                SUMMARY,
                200,
                """
                {"today":{"tickets":23,"bookings":11,"revenue":{"EUR":"120.00"},"before":{"tickets":61,"bookings":30,"revenue":{}}},
                 "week":{"tickets":233,"bookings":120,"revenue":{"EUR":"4118.00"},"before":{"tickets":175,"bookings":80,"revenue":{}}},
                 "month":{"tickets":1041,"bookings":502,"revenue":{"EUR":"12118.50","JPY":"90000"},"before":{"tickets":1041,"bookings":502,"revenue":{"EUR":"13038.50"}}},
                 "on_sale_events":6,"capacity":2792,"sold":1740,
                 "nearly_sold_out":[{"event_id":4,"code":"EV04","name":"Hamlet in an hour","sold":118,"capacity":120}]}\
                """);
        Neighbours.on(
                DAYS,
                200,
                """
                {"days":[{"date":"%s","tickets":23,"bookings":11,"revenue":"1.00"},{"date":"%s","tickets":61,"bookings":30,"revenue":"2.00"}],"totals":{}}\
                """
                        .formatted(today, today.minusDays(29)));
        Neighbours.on(
                EVENTS,
                call -> {
                    if (call.query().contains("status=published"))
                        return events(
                                event(5, "Small Hours", -1, "published"),
                                event(6, "Going on", 0, "published"));
                    if (call.query().contains("status=sold_out")) return events();
                    if (call.query().contains("sort=code"))
                        return new Answer(200, "{\"items\":[],\"total\":9}");
                    return events(
                            event(6, "Going on", 0, "published"),
                            event(7, "Lantern Night", 3, "published"),
                            event(8, EVIL, 4, "sold_out"),
                            event(9, "Spring Fair", 5, "draft"),
                            event(10, "Far away", 40, "draft"),
                            event(11, "Called off", 6, "cancelled"));
                });
        Neighbours.on(MAILS, 200, "{\"failed\":2,\"waiting\":7,\"uncertain\":1}");
        jdbc.sql(
                        """
                        insert into completion (event_id, code, name, organizer_id, starts_at, completed_at, capacity, sold, bookings, cancelled_tickets, used, revenue, currency)
                        values (3, 'EV03', 'Paper Moons', 2, current_timestamp, current_timestamp, 10, 9, 5, 0, 8, 0, 'EUR')
                        """)
                .update();
    }

    @Test
    void the_figures_are_those_that_ticket_service_tells() {
        var page = get("/admin", organizer());
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .containsIgnoringWhitespaces(
                        "<dd>23 <small class=\"muted\">38 fewer than in all of yesterday</small>")
                .containsIgnoringWhitespaces(
                        "<dd>233 <small class=\"muted\">58 more than last week</small>")
                .containsIgnoringWhitespaces(
                        "<dd>1,041 <small class=\"muted\">As many as last month</small>")
                .contains(
                        "€12,118.50",
                        "€920.00 less than in all of last month",
                        "¥90,000 more than last month",
                        "events, 1,052 of their tickets left",
                        "62 %",
                        "1,740 of 2,792 on sale are taken",
                        "Tokyo time",
                        "hx-trigger=\"every 30s\"",
                        "data-live")
                .doesNotContain("??", "&gt; 49");
        assertThat(get("/admin?part=figures", organizer()))
                .hasStatusOk()
                .bodyText()
                .startsWith("<section id=\"figures\"")
                .contains("58 more than last week", "€12,118.50")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Ho_Chi_Minh", "America/Los_Angeles", "Europe/Lisbon"})
    void somebody_elsewhere_is_greeted_and_shown_days_by_their_own_clock(String zone) {
        var ana = inZone(zone, 2, "Ana Ribeiro", "ORGANIZER");
        var before = ZonedDateTime.now(ZoneId.of(zone));
        var page = get("/admin", ana);
        var after = ZonedDateTime.now(ZoneId.of(zone));
        assertThat(page)
                .bodyText()
                .containsAnyOf("Good " + part(before), "Good " + part(after))
                .containsAnyOf(clock(before), clock(after))
                .containsOnlyOnce(
                        zone.substring(zone.indexOf('/') + 1).replace('_', ' ') + " time</p>");
        assertThat(Neighbours.calls(SUMMARY).getFirst().query()).isEqualTo("zone=" + zone);
        assertThat(Neighbours.calls(DAYS).getFirst().query()).contains("zone=" + zone);
    }

    private static String part(ZonedDateTime time) {
        return time.getHour() >= 18 || time.getHour() < 5
                ? "evening"
                : time.getHour() < 12 ? "morning" : "afternoon";
    }

    private static String clock(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH).format(time);
    }

    @Test
    void they_are_asked_for_in_the_callers_name_by_the_days_of_the_house() {
        get("/admin", organizer());
        assertThat(Neighbours.calls())
                .filteredOn(call -> call.request().startsWith("GET /api/"))
                .hasSize(7)
                .allMatch(call -> call.authorization().equals("Bearer token"));
        assertThat(Neighbours.calls(SUMMARY).getFirst().query()).isEqualTo("zone=Asia/Tokyo");
        assertThat(Neighbours.calls(DAYS).getFirst().query())
                .contains("from=" + today.minusDays(29), "to=" + today, "zone=Asia/Tokyo");
        assertThat(Neighbours.calls(EVENTS))
                .extracting(Neighbours.Call::query)
                .anyMatch(query ->
                        query.matches(
                                "status=all&from=\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z&sort=starts_at&size=100"))
                .anyMatch(query ->
                        query.matches(
                                "status=sold_out&to=\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z&sort=-starts_at&size=100"));
    }

    @Test
    void charts_have_every_day_and_what_is_on_sale_with_the_numbers_as_a_table() {
        var page = get("/admin", organizer());
        assertThat(page)
                .bodyText()
                .contains(
                        "data-value=\"23\"",
                        "data-value=\"61\"",
                        "data-value=\"81\"",
                        "81 % (162 of 200)");
        var text = body(page);
        var days = text.substring(text.indexOf("id=\"sold\""), text.indexOf("id=\"occupancy\""));
        assertThat(days.split("data-value=", -1)).hasSize(31);
        assertThat(days.split("data-value=\"0\"", -1)).hasSize(29);
        assertThat(text.substring(text.indexOf("id=\"occupancy\""), text.indexOf("id=\"next\"")))
                .contains("Going on", "Lantern Night")
                .doesNotContain("Spring Fair", "Called off");
    }

    @Test
    void a_ledger_that_does_not_agree_needs_somebody() {
        assertThat(get("/admin", organizer())).bodyText().doesNotContain("/admin/ledger");
        Neighbours.on(
                SUMMARY,
                200,
                """
                {"today":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "week":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "month":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "on_sale_events":0,"capacity":0,"sold":0,"nearly_sold_out":[],"ledger_broken":2}\
                """);
        assertThat(get("/admin", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("The ledgers of 2 events do not agree.", "/admin/ledger");
    }

    @Test
    void what_needs_somebody_is_said_with_the_way_there() {
        assertThat(get("/admin", admin()))
                .bodyText()
                .contains(
                        "2 mails were given up.",
                        "/admin/mail?status=failed",
                        "Of 1 mail nobody knows whether it went out.",
                        "Small Hours is over.",
                        "/admin/events/EV05",
                        "Spring Fair is still a draft.",
                        "/admin/events/EV09",
                        "Paper Moons has no report yet.",
                        "/admin/reports/new?event=EV03",
                        "Hamlet in an hour is nearly sold out.",
                        "2 tickets are left, 118 of 120 are taken.")
                .doesNotContain("Going on is over", "Far away is still", "Called off is", "??");
        assertThat(get("/admin", organizer()))
                .bodyText()
                .contains("Paper Moons has no report yet.", "2 mails were given up.")
                .doesNotContain("/admin/mail?");
        assertThat(get("/admin", account(9, "other@ticket.local", "ORGANIZER")))
                .bodyText()
                .doesNotContain("Paper Moons");
    }

    @Test
    void many_of_one_kind_are_counted() {
        Neighbours.on(
                EVENTS,
                call ->
                        call.query().contains("status=published")
                                ? new Answer(
                                        200,
                                        "{\"items\":["
                                                + event(5, "One", -1, "published")
                                                + ","
                                                + event(6, "Two", -2, "published")
                                                + ","
                                                + event(7, "Three", -3, "published")
                                                + ","
                                                + event(8, "Four", -4, "published")
                                                + "],\"total\":120}")
                                : events());
        assertThat(get("/admin", organizer()))
                .bodyText()
                .contains("One is over.", "Three is over.", "117 more events are over.")
                .doesNotContain("Four is over");
    }

    @Test
    void the_money_of_the_month_is_loaded_from_the_service_that_has_it_and_not_for_support() {
        var month = "/admin/money?from=" + today.withDayOfMonth(1);
        assertThat(get("/admin", organizer()))
                .as("no money moved")
                .bodyText()
                .doesNotContain("/admin/money");
        Neighbours.on(
                SUMMARY,
                200,
                """
                {"today":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "week":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "month":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "on_sale_events":0,"capacity":0,"sold":0,"nearly_sold_out":[],
                 "money":[{"currency":"IDR","paid":"388500.00","outstanding":"0.00","refunded":"0.00","fees_kept":"0.00"}]}\
                """);
        assertThat(get("/admin", organizer()))
                .bodyText()
                .contains(
                        "388,500 paid",
                        "hx-get=\"" + month + "&amp;part=tables\"",
                        "href=\"" + month + "\"")
                .doesNotContain("388,500.00", "??");
        assertThat(get("/admin", SUPPORT)).bodyText().doesNotContain("/admin/money");
    }

    @Test
    void support_sees_how_it_goes_but_no_money_and_what_it_can_do() {
        assertThat(get("/admin", SUPPORT))
                .hasStatusOk()
                .bodyText()
                .contains("58 more than last week", "2 mails were given up.", "/e/EV07")
                .doesNotContain(
                        "€",
                        "Income",
                        "/admin/events",
                        "/admin/reports",
                        "Paper Moons",
                        "is over.",
                        "??");
        assertThat(get("/admin?part=figures", SUPPORT)).bodyText().doesNotContain("€", "Income");
    }

    @Test
    void only_staff_comes_in() {
        assertThat(mvc.get().uri("/admin")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(get("/admin", customer())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/admin?part=figures", customer())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/admin").header("Accept", "text/html"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fadmin");
    }

    @Test
    void without_ticket_service_the_rest_is_there() {
        Neighbours.down(SUMMARY);
        Neighbours.on(DAYS, 500, "{}");
        assertThat(get("/admin", admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The figures of sales cannot be shown just now",
                        "What was sold day by day cannot be shown just now",
                        "Which events are nearly sold out cannot be told just now",
                        "Lantern Night",
                        "2 mails were given up.",
                        "Small Hours is over.")
                .doesNotContain("??", "Whether mails failed");
        assertThat(get("/admin?part=figures", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("cannot be shown just now", "hx-trigger=\"every 30s\"");
    }

    @Test
    void without_event_service_the_rest_is_there() {
        Neighbours.down(EVENTS);
        assertThat(get("/admin", admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The events cannot be shown just now",
                        "Which events want to be completed or published cannot be told just now",
                        "58 more than last week",
                        "2 mails were given up.",
                        "Paper Moons has no report yet.")
                .doesNotContain("??", "Three steps", "is over.");
    }

    @Test
    void without_notification_service_the_rest_is_there() {
        Neighbours.on(MAILS, 200, "not json");
        assertThat(get("/admin", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Whether mails failed cannot be told just now", "Small Hours is over.")
                .doesNotContain("??", "Nothing needs you");
    }

    @Test
    void services_that_say_nothing_hold_the_page_up_for_as_long_as_one_of_them() {
        var never = new CountDownLatch(1);
        try {
            for (var request : List.of(SUMMARY, DAYS, EVENTS, MAILS))
                Neighbours.silent(request, never);
            var before = System.nanoTime();
            assertThat(get("/admin", admin()))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "The figures of sales cannot be shown",
                            "Paper Moons has no report yet.");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(7));
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_fresh_installation_says_what_to_do_first() {
        jdbc.sql("delete from completion").update();
        Neighbours.on(EVENTS, call -> events());
        Neighbours.on(
                SUMMARY,
                200,
                """
                {"today":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "week":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "month":{"tickets":0,"bookings":0,"revenue":{},"before":{"tickets":0,"bookings":0,"revenue":{}}},
                 "on_sale_events":0,"capacity":0,"sold":0,"nearly_sold_out":[]}\
                """);
        Neighbours.on(MAILS, 200, "{\"failed\":0,\"waiting\":0,\"uncertain\":0}");
        assertThat(get("/admin", admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Three steps to your first ticket",
                        "/admin/events/new",
                        "Nothing needs you just now.",
                        "<dt>On sale now</dt>",
                        "0 %")
                .doesNotContain("Next on stage", "??");
    }

    @Test
    void names_are_only_ever_text() {
        assertThat(get("/admin", admin()))
                .bodyText()
                .contains("&lt;img src=x onerror=alert(1)&gt; {{7*7}} 日本語 🎭")
                .doesNotContain("<img src=x", "&gt; 49");
    }

    private static Answer events(String... items) {
        return new Answer(
                200,
                "{\"items\":[" + String.join(",", items) + "],\"total\":" + items.length + "}");
    }

    /** An event that begins so many days from now; 0 began an hour ago. */
    private static String event(long id, String name, int inDays, String status) {
        var start =
                Instant.now().plus(inDays == 0 ? Duration.ofHours(-1) : Duration.ofDays(inDays));
        return """
        {"id":%d,"code":"EV%02d","name":"%s","starts_at":"%s","ends_at":null,"time_zone":"Europe/Lisbon",
         "organizer_id":2,"status":"%s","total_tickets":200,"booked_count":162,"is_completed":false}\
        """
                .formatted(
                        id,
                        id,
                        name,
                        start.atZone(ZoneId.of("Europe/Lisbon")).toOffsetDateTime(),
                        status);
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String address, RequestPostProcessor as) {
        return mvc.get().uri(address).with(as).exchange();
    }
}
