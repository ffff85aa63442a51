package dev.marquee.venue.booking;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.venue.VenueServiceTest;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The calendars, and the forms they lead to. */
@VenueServiceTest
class CalendarTest extends BookingSamples {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Autowired MockMvcTester mvc;
    @Autowired StatementCount statements;

    @Test
    void a_venue_is_hired_moved_and_given_back_on_the_pages() {
        var venue = venue();
        var base = "/admin/venues/" + venue + "/hires";
        assertThat(get(base + "/new?day=2030-05-02"))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "Hire The Cellar",
                        "value=\"2030-05-02T18:00\"",
                        "€240.00",
                        "4 hours at €60.00 for each hour begun",
                        "The venue is free then.");
        assertThat(
                        post(
                                base,
                                "startsAt=2030-05-02T19:00",
                                "endsAt=2030-05-02T22:30",
                                "note=Rehearsal"))
                .hasStatus(FOUND)
                .hasHeader(
                        "Location",
                        "/admin/venues/" + venue + "/calendar?month=2030-05&done=hired");
        var hire =
                bookings.findAll(
                                BookingFilter.ofVenue(venue, null, null).at(clock.instant()),
                                BookingFilter.page(0, 1))
                        .getContent()
                        .getFirst();
        assertThat(hire.priceText()).isEqualTo("€240.00");
        var one = base + "/" + hire.id();
        assertThat(get("/admin/venues/" + venue + "/calendar?month=2030-05&done=hired"))
                .bodyText()
                .contains("May 2030", "19:00–22:30", "Rehearsal", one, "The venue is hired.");
        assertThat(get(one)).bodyText().contains("Agreed: €240.00", "Release The Cellar?");
        assertThat(post(one, "startsAt=2030-05-02T19:00", "endsAt=2030-05-02T21:00", "version=0"))
                .hasStatus(FOUND);
        assertThat(
                        post(
                                one,
                                "startsAt=2030-05-02T10:00",
                                "endsAt=2030-05-02T11:00",
                                "note=Mine",
                                "version=0"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains(
                        "Somebody else changed this hire",
                        "value=\"2030-05-02T10:00\"",
                        "Mine",
                        "name=\"version\" value=\"1\"");
        assertThat(get(one + "/release"))
                .bodyText()
                .contains("Release The Cellar?", "cannot be undone");
        assertThat(post(one + "/release")).hasStatus(FOUND);
        assertThat(hiresOf(venue)).isZero();
    }

    @Test
    void mistakes_are_tied_to_their_fields_and_keep_what_was_typed() {
        var base = "/admin/venues/" + venue() + "/hires";
        assertThat(
                        post(
                                base,
                                "startsAt=2030-05-02T19:00",
                                "endsAt=2030-05-02T18:00",
                                "note=" + ATTACK))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "The end is not after the start",
                        "aria-describedby=\"endsAt-error\"",
                        "value=\"2030-05-02T18:00\"",
                        "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(ATTACK, "??");
        assertThat(post(base, "startsAt=", "endsAt=soon"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say from when");
    }

    @Test
    void a_taken_time_says_until_when_and_keeps_what_was_typed() {
        var venue = venue();
        manage.book(venue, BEN, wanted(EIGHT, TEN));
        var base = "/admin/venues/" + venue + "/hires";
        assertThat(post(base, "startsAt=2030-05-01T20:00", "endsAt=2030-05-01T22:00", "note=Ours"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains(
                        "It is not hired",
                        "The Cellar is taken from 1 May 2030, 21:00, until 1 May 2030, 23:00.",
                        "value=\"2030-05-01T20:00\"",
                        "Ours");
        assertThat(get(base + "/price?startsAt=2030-05-01T20:00&endsAt=2030-05-01T22:00"))
                .hasStatus(OK)
                .bodyText()
                .contains("€120.00", "It is taken from Wed 1 May 2030, 21:00")
                .doesNotContain("<html", "<body");
        assertThat(get(base + "/price?startsAt=2030-05-01T20:00&endsAt="))
                .bodyText()
                .contains("Say from when until when");
    }

    @Test
    void others_see_that_it_is_taken_and_come_to_nothing() {
        var venue = venue();
        var hire =
                id(
                        manage.book(
                                venue,
                                ANA,
                                new ManageBookings.Details(
                                        new Period(EIGHT, TEN), null, "Secret")));
        for (var uri :
                new String[] {
                    "/admin/venues/" + venue + "/calendar?month=2030-05",
                    "/admin/venues/" + venue + "/calendar?month=2030-05&view=list",
                    "/admin/venues/" + venue + "/calendar/export.csv?month=2030-05"
                }) {
            assertThat(get(uri)).hasStatus(OK).bodyText().contains("Secret");
            assertThat(get(uri, other()))
                    .hasStatus(OK)
                    .bodyText()
                    .doesNotContain("Secret", "120.00", "/hires/" + hire);
        }
        assertThat(get("/admin/venues/" + venue + "/calendar?month=2030-05", other()))
                .bodyText()
                .contains("21:00–23:00", "Taken");
        for (var page : new String[] {"", "/release"})
            assertThat(get("/admin/venues/" + venue + "/hires/" + hire + page, other()))
                    .hasStatus(NOT_FOUND);
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void a_hire_of_an_event_says_where_it_is_changed() {
        var venue = venue();
        var key = key();
        keyed.put(key, event(venue, 7, EIGHT, TEN, 1));
        var one =
                "/admin/venues/"
                        + venue
                        + "/hires/"
                        + id(bookings.findByBookingKey(key).orElseThrow());
        assertThat(get(one))
                .hasStatus(OK)
                .bodyText()
                .contains("Lantern Night", "/admin/events/EV7", "This hire belongs to an event.")
                .doesNotContain("Release The Cellar?");
        assertThat(post(one + "/release"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Change the time or the place of the event");
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void the_calendar_of_all_says_who_is_where() {
        var name = ATTACK + " ‮مرحبا 日本語 🎪";
        jdbc.sql("update venue set name = ? where id = ?").params(name, venue()).update();
        var venue =
                jdbc.sql("select max(id) from venue where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single();
        keyed.put(
                key(),
                event(
                        venue,
                        7,
                        Instant.parse("2031-01-31T20:00:00Z"),
                        Instant.parse("2031-02-02T01:00:00Z"),
                        1));
        for (var view : new String[] {"", "&view=list"})
            assertThat(get("/admin/venues/calendar?month=2031-02" + view))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("February 2031", "&lt;img src=x", "日本語 🎪", "Lantern Night")
                    .doesNotContain(ATTACK, "??");
        assertThat(get("/admin/venues/calendar?month=2031-02"))
                .bodyText()
                .contains("all day", "until 01:00");
        assertThat(get("/admin/venues/calendar?month=2031-01")).bodyText().contains("from 20:00");
        assertThat(get("/admin/venues/calendar?month=2031-03"))
                .bodyText()
                .contains("Nothing is hired in March 2031");
        assertThat(get("/admin/venues/calendar/export.xlsx?month=2031-02")).hasStatus(OK);
    }

    @Test
    void of_an_hour_that_comes_twice_the_calendar_says_which() {
        var venue = venue();
        var first = Instant.parse("2030-10-27T00:30:00Z");
        manage.book(venue, ANA, wanted(first.minusSeconds(7_200), first));
        manage.book(venue, ANA, wanted(first.plusSeconds(3_600), first.plusSeconds(10_800)));
        assertThat(get("/admin/venues/" + venue + "/calendar?month=2030-10"))
                .hasStatus(OK)
                .bodyText()
                .contains("until 01:30 WEST", "from 23:30", "01:30 WET–03:30");
        assertThat(get("/admin/venues/" + venue + "/calendar?month=2030-10&view=list"))
                .bodyText()
                .contains("01:30 WEST", "01:30 WET");
        var again =
                "/admin/venues/"
                        + venue
                        + "/hires/price?startsAt=2030-10-27T01:30&endsAt=2030-10-27T04:00";
        assertThat(get(again)).bodyText().contains("Sun 27 Oct 2030, 01:30 WET");
        assertThat(
                        post(
                                "/admin/venues/" + venue + "/hires",
                                "startsAt=2030-10-27T01:30",
                                "endsAt=2030-10-27T04:00"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("The Cellar is taken from 27 Oct 2030, 01:30 WET,");
    }

    @Test
    void a_fuller_month_costs_no_more_statements() {
        var venue = venue();
        var uri = "/admin/venues/" + venue + "/calendar?month=2030-05";
        manage.book(venue, ANA, wanted(EIGHT, TEN));
        var one = statements.of(() -> assertThat(get(uri)).hasStatus(OK));
        for (var day = 1; day < 20; day++)
            manage.book(
                    venue,
                    ANA,
                    wanted(EIGHT.plusSeconds(86_400L * day), TEN.plusSeconds(86_400L * day)));
        assertThat(statements.of(() -> assertThat(get(uri)).hasStatus(OK)))
                .isEqualTo(one)
                .isLessThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-13", "x", "99999-01", "1999-12", "%3Cscript%3E"})
    void a_month_that_is_none_is_this_one(String month) {
        assertThat(get("/admin/venues/" + venue() + "/calendar?month=" + month))
                .hasStatus(OK)
                .bodyText()
                .contains(String.valueOf(LocalDate.now(clock).getYear()))
                .doesNotContain("<script>");
    }

    @Test
    void a_month_has_whole_weeks_and_its_own_days_only() {
        var month =
                CalendarMonth.of(
                        YearMonth.of(2026, 11),
                        DayOfWeek.MONDAY,
                        LocalDate.of(2026, 11, 25),
                        java.util.List.of());
        assertThat(month.weeks()).hasSize(6).allMatch(week -> week.size() == 7);
        assertThat(month.weeks().getFirst().subList(0, 6)).containsOnlyNulls();
        assertThat(month.weeks().getFirst().get(6).date()).isEqualTo("2026-11-01");
        assertThat(month.weeks().getLast().getFirst().date()).isEqualTo("2026-11-30");
        assertThat(month.weeks().get(4).get(2).today()).isTrue();
    }

    private static RequestPostProcessor other() {
        return account(12, "ben@example.org", "ORGANIZER");
    }

    private MvcTestResult get(String uri) {
        return get(uri, organizer());
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(URI.create(uri)).accept(TEXT_HTML).with(caller).exchange();
    }

    private MvcTestResult post(String uri, String... fields) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(organizer());
        for (var field : fields) {
            var at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }
}
