package dev.marquee.report.analytics;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.report.Neighbours;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** What pages and programs are told, on both databases. */
abstract class AnalyticsContract {

    private static final long ORGANIZER = 77_001;
    private static final long EVENT = 880_001;
    private static final long FOREIGN = 880_002;
    private static final RequestPostProcessor OWNER =
            account(ORGANIZER, "owner@ticket.local", "ORGANIZER");
    private static final RequestPostProcessor SUPPORT =
            account(5, "support@ticket.local", "SUPPORT");
    private static final String DAYS = "from=2021-03-01&to=2021-03-31";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired StatementCount statements;

    private SumsOf own;
    private SumsOf event;

    @BeforeEach
    void someFigures() {
        Neighbours.reset();
        for (var table : List.of("metric_day", "metric_quarter", "visitor_day"))
            jdbc.sql("delete from " + table + " where scope_id in (77001, 880001, 880002)")
                    .update();
        Neighbours.on("GET /api/events", 200, "{\"items\":[],\"total\":0}");
        Neighbours.on("GET /api/events/EV81", 200, event(EVENT, "EV81", ORGANIZER));
        Neighbours.on("GET /api/events/" + EVENT, 200, event(EVENT, "EV81", ORGANIZER));
        Neighbours.on("GET /api/events/EV82", 200, event(FOREIGN, "EV82", 77_999));
        own = new SumsOf(jdbc, "organizer", ORGANIZER);
        event = new SumsOf(jdbc, "event", EVENT);
        for (var sums : List.of(own, event)) {
            sums.confirmed("all", "", march(2), 2, 5);
            sums.confirmed("all", "", march(9), 1, 1);
            sums.confirmed("source", "newsletter", march(2), 1, 3);
            sums.confirmed("source", "", march(2), 1, 2);
            sums.confirmed("source", "<b>x</b>", march(9), 1, 1);
            sums.row("cancelled", "all", "", march(9), "", 1, 2, 0);
            sums.row("paid", "all", "", march(2), "EUR", 2, 2, 5000);
            sums.row("paid", "all", "", march(9), "JPY", 1, 1, 800);
            sums.row("refunded", "all", "", march(9), "EUR", 1, 1, 1500);
            sums.row("viewed", "all", "", march(2), "", 40, 40, 0);
            sums.row("visitor_booked", "all", "", march(2), "", 2, 2, 0);
            sums.visitors(march(2), "newsletter", 1, 30);
            sums.visitors(march(2), "", 4, 2);
        }
        event.confirmed("type", "12", march(2), 2, 5);
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2021, 3, day);
    }

    private static String event(long id, String code, long organizer) {
        return """
        {"id":%d,"code":"%s","name":"Lantern & Night","starts_at":"2021-03-20T20:00:00Z","ends_at":"2021-03-20T23:00:00Z","time_zone":"Europe/Lisbon",
         "organizer_id":%d,"status":"completed","total_tickets":200,"booked_count":4,"category":"Music","ticket_types":[{"id":12,"name":"Standing"}]}\
        """
                .formatted(id, code, organizer);
    }

    @Test
    void totals_are_the_sum_of_the_days_and_of_the_values() {
        var all = get("/api/analytics?" + DAYS, OWNER);
        assertThat(all).hasStatusOk();
        assertThat(all).bodyJson().extractingPath("$.totals.tickets").isEqualTo(6);
        assertThat(all).bodyJson().extractingPath("$.totals.bookings").isEqualTo(3);
        assertThat(all).bodyJson().extractingPath("$.totals.views").isEqualTo(40);
        assertThat(all).bodyJson().extractingPath("$.totals.cancelled_tickets").isEqualTo(2);
        assertThat(all)
                .bodyJson()
                .extractingPath("$.totals.money[*].currency")
                .isEqualTo(List.of("EUR", "JPY"));
        assertThat(all)
                .bodyJson()
                .extractingPath("$.totals.money[*].net")
                .isEqualTo(List.of("35.00", "800"));
        assertThat(all).bodyJson().extractingPath("$.time_zone").isEqualTo("Asia/Tokyo");
        assertThat(sum(all, "$.rows[*].tickets")).isEqualTo(6);
        assertThat(sum(get("/api/analytics?dim=source&" + DAYS, OWNER), "$.rows[*].tickets"))
                .isEqualTo(6);
        assertThat(sum(get("/api/analytics?group=week&" + DAYS, OWNER), "$.rows[*].tickets"))
                .isEqualTo(6);
    }

    private static int sum(MvcTestResult result, String path) {
        List<Integer> all = new ArrayList<>();
        assertThat(result)
                .bodyJson()
                .extractingPath(path)
                .asArray()
                .allSatisfy(value -> all.add(((Number) value).intValue()));
        return all.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void an_event_has_the_same_figures_by_its_types() {
        var figures = get("/api/analytics/event/EV81?dim=type&" + DAYS, OWNER);
        assertThat(figures).bodyJson().extractingPath("$.event.name").isEqualTo("Lantern & Night");
        assertThat(figures).bodyJson().extractingPath("$.rows[0].value").isEqualTo("12");
        assertThat(figures).bodyJson().extractingPath("$.rows[0].tickets").isEqualTo(5);
        assertThat(figures)
                .bodyJson()
                .extractingPath("$.rows[0].money[0].gross")
                .isEqualTo("50.00");
        assertThat(figures).bodyJson().doesNotHavePath("$.rows[0].money[0].paid");
        assertThat(figures).bodyJson().doesNotHavePath("$.rows[0].money[0].fees");
        assertThat(figures).bodyJson().extractingPath("$.rows[0].bookings").isNull();
        assertThat(
                        get(
                                "/admin/analytics/export.csv?event=EV81&dim=type&table=split&"
                                        + DAYS,
                                OWNER))
                .hasStatusOk()
                .bodyText()
                .contains("Standing,5,50")
                .doesNotContain("Bookings");
        assertThat(get("/api/analytics/event/" + EVENT, OWNER))
                .bodyJson()
                .extractingPath("$.from")
                .isEqualTo("2021-03-02");
    }

    @Test
    void an_organiser_sees_its_own_and_support_no_money() {
        assertThat(get("/api/analytics/event/EV82", OWNER)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/admin/analytics?event=EV82", OWNER)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/admin/analytics?event=EV81&compare=EV82", OWNER))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/analytics/compare?events=EV81,EV82", OWNER))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/analytics/event/EV82", admin())).hasStatusOk();
        var other = account(77_002, "other@ticket.local", "ORGANIZER");
        assertThat(get("/api/analytics?" + DAYS, other))
                .bodyJson()
                .extractingPath("$.totals.tickets")
                .isEqualTo(0);
        assertThat(get("/api/analytics/event/EV81?" + DAYS, SUPPORT))
                .hasStatusOk()
                .bodyText()
                .contains("\"tickets\":6")
                .doesNotContain("money", "gross");
        assertThat(get("/admin/analytics?event=EV81&" + DAYS, SUPPORT))
                .hasStatusOk()
                .bodyText()
                .contains("data-chart=\"columns\"")
                .doesNotContain("€", "money-");
        assertThat(get("/admin/analytics", customer())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void support_that_organises_too_sees_only_its_own_money() {
        var both = account(ORGANIZER, "both@ticket.local", "ORGANIZER", "SUPPORT");
        Neighbours.on("GET /api/events/" + FOREIGN, 200, event(FOREIGN, "EV82", 77_999));
        new SumsOf(jdbc, "event", FOREIGN).confirmed("all", "", march(2), 2, 5);

        assertThat(get("/api/analytics?" + DAYS, both))
                .hasStatusOk()
                .bodyText()
                .contains("\"tickets\":")
                .doesNotContain("money", "gross");
        assertThat(get("/api/analytics/event/EV82?" + DAYS, both))
                .hasStatusOk()
                .bodyText()
                .contains("\"tickets\":5")
                .doesNotContain("money", "gross");
        assertThat(get("/api/analytics/event/EV81?" + DAYS, both))
                .hasStatusOk()
                .bodyText()
                .contains("money", "gross");
    }

    @Test
    void support_is_told_of_as_many_tickets_as_the_organiser() {
        Neighbours.on(
                "GET /internal/events/" + EVENT + "/size",
                200,
                "{\"total_tickets\":250,\"booked_count\":4}");
        assertThat(get("/api/analytics/event/EV81?" + DAYS, SUPPORT))
                .bodyJson()
                .extractingPath("$.event.capacity")
                .isEqualTo(250);
        assertThat(get("/api/analytics/event/EV81?" + DAYS, OWNER))
                .bodyJson()
                .extractingPath("$.event.capacity")
                .isEqualTo(200);
    }

    @Test
    void visitors_never_rise_from_step_to_step() {
        var funnel = get("/api/analytics/event/EV81/funnel?" + DAYS, OWNER);
        assertThat(funnel)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"viewed":32,"chose":2,"held":2,"booked":2,"visitor_bookings":2,"other_bookings":1}
                        """);
    }

    @Test
    void the_door_counts_people_by_quarter_and_gate_and_who_did_not_come() {
        event.quarter("admitted", "gate", "North", Instant.parse("2021-03-20T19:15:00Z"), 3);
        event.quarter("admitted", "gate", "", Instant.parse("2021-03-20T19:30:00Z"), 1);
        var door = get("/api/analytics/event/EV81/door", OWNER);
        assertThat(door).bodyJson().extractingPath("$.admitted").isEqualTo(4);
        assertThat(door).bodyJson().extractingPath("$.issued").isEqualTo(4);
        assertThat(door).bodyJson().extractingPath("$.no_shows").isEqualTo(0);
        assertThat(door)
                .bodyJson()
                .extractingPath("$.quarters[0].from")
                .isEqualTo("2021-03-20T19:15:00Z");
        assertThat(get("/admin/analytics?event=EV81", OWNER))
                .bodyText()
                .contains("4 of 4 came; 0 did not.", "No gate named");
    }

    @Test
    void events_are_compared_by_the_days_that_were_left() {
        Neighbours.on("GET /api/events/EV83", 200, event(FOREIGN, "EV83", ORGANIZER));
        new SumsOf(jdbc, "event", FOREIGN).confirmed("all", "", march(19), 1, 7);
        var compared = get("/api/analytics/compare?events=EV81,EV83", OWNER);
        assertThat(compared).bodyJson().extractingPath("$.rows[0].days_left").isEqualTo(18);
        assertThat(compared).bodyJson().extractingPath("$.rows[0].sold").isEqualTo(List.of(5, 0));
        assertThat(compared).bodyJson().extractingPath("$.rows[18].sold").isEqualTo(List.of(4, 7));
        assertThat(get("/admin/analytics?event=EV81&compare=EV83", OWNER)).hasStatusOk();
        assertThat(get("/api/analytics/compare?events=EV81", OWNER))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void seasons_are_the_same_days_of_other_years() {
        own.confirmed("all", "", LocalDate.of(2020, 3, 31), 1, 9);
        own.confirmed("all", "", LocalDate.of(2020, 4, 1), 1, 50);
        var seasons = get("/api/analytics/seasons?" + DAYS, OWNER);
        assertThat(seasons)
                .bodyJson()
                .extractingPath("$.seasons[*].totals.tickets")
                .isEqualTo(List.of(6, 9, 0));
        assertThat(seasons).bodyJson().extractingPath("$.seasons[1].from").isEqualTo("2020-03-01");
    }

    @Test
    void a_page_says_what_the_rows_say_and_its_files_say_the_same() {
        var page = get("/admin/analytics?dim=source&compare=year&" + DAYS, OWNER);
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Tickets booked, by: Source",
                        "newsletter",
                        "&lt;b&gt;x&lt;/b&gt;",
                        "Direct or not known",
                        "€35.00",
                        "¥800",
                        "1 Mar 2021 to 31 Mar 2021",
                        "Tokyo time",
                        "6 more than")
                .doesNotContain("??", "NaN", "style=", "<b>x");
        var file = get("/admin/analytics/export.csv?dim=source&table=sources&" + DAYS, OWNER);
        assertThat(file)
                .hasStatusOk()
                .bodyText()
                .contains("newsletter,3,1", "Direct or not known,2,1");
        assertThat(get("/admin/analytics/export.xlsx?table=money-EUR&" + DAYS, OWNER))
                .hasStatusOk();
        assertThat(get("/admin/analytics/export.csv?table=money-EUR&" + DAYS, SUPPORT))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/admin/analytics/export.csv?table=nothing", OWNER))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_file_has_all_values_and_a_page_puts_the_last_together() {
        for (var n = 10; n < 30; n++) own.confirmed("source", "site" + n, march(3), 1, 2);
        var all = get("/admin/analytics/export.csv?table=sources&" + DAYS, OWNER);
        assertThat(all).hasStatusOk().bodyText().contains("site10,2,1", "site29,2,1");
        assertThat(get("/admin/analytics?" + DAYS, OWNER))
                .bodyText()
                .contains("site15", "All others")
                .doesNotContain("site29");
    }

    @Test
    void what_was_left_out_everywhere_is_told_to_staff_only() {
        assertThat(get("/api/analytics?" + DAYS, OWNER)).bodyJson().doesNotHavePath("$.left_out");
        assertThat(get("/api/analytics?" + DAYS, SUPPORT)).bodyJson().hasPath("$.left_out");
        assertThat(get("/admin/analytics?" + DAYS, OWNER))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("in all of Marquee", "Nothing was left out");
    }

    @Test
    void a_page_without_any_figure_is_whole() {
        var nobody = account(77_003, "new@ticket.local", "ORGANIZER");
        assertThat(get("/admin/analytics", nobody))
                .hasStatusOk()
                .bodyText()
                .contains("No figures yet.")
                .doesNotContain("??", "NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2021-03-02&to=2021-03-01",
                "from=2001-01-01&to=2021-03-01",
                "from=0001-01-01&to=0001-01-02",
                "dim=type",
                "dim=mood",
                "group=hour"
            })
    void what_cannot_be_answered_is_refused(String query) {
        assertThat(get("/api/analytics?" + query, OWNER))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (!query.equals("dim=type"))
            assertThat(get("/admin/analytics?" + query, OWNER)).hasStatus4xxClientError();
    }

    @Test
    void who_goes_from_an_event_to_all_in_the_form_is_not_refused() {
        assertThat(get("/admin/analytics?event=&dim=type&group=day&compare=&" + DAYS, OWNER))
                .hasStatusOk();
    }

    @Test
    void a_year_costs_as_many_statements_as_a_week() {
        var week = statements.of(() -> get("/api/analytics?from=2021-03-01&to=2021-03-07", OWNER));
        var year = statements.of(() -> get("/api/analytics?from=2021-01-01&to=2021-12-31", OWNER));
        assertThat(year).isEqualTo(week).isLessThanOrEqualTo(10);
        assertThat(
                        statements.of(
                                () -> get("/admin/analytics?dim=source&event=EV81&" + DAYS, OWNER)))
                .isLessThanOrEqualTo(30);
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(URI.create(uri)).with(caller).exchange();
    }
}
