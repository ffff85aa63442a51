package dev.marquee.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.OnPostgres;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * How long the desk's pages and figures take with 1,000 events and 100,000 bookings on PostgreSQL,
 * rendered but without a network. Not among the tests of every build: {@code -Dtest=DeskBenchmark}.
 */
@OnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskBenchmark extends DeskContract {

    private static final int ROUNDS = 60;
    private static final int WARM_UP = 30;
    private static final long LIMIT = 300;

    @BeforeAll
    void load(@Autowired DataSource database) throws Exception {
        try (var connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("desk-load.sql"));
        }
        jdbc.sql("vacuum analyze").update();
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("bookings", "/admin/tickets");
        pages.put("bookings, page 400", "/admin/tickets?page=400");
        pages.put("bookings by buyer", "/admin/tickets?sort=buyer_name");
        pages.put("bookings by event", "/admin/tickets?sort=event_name");
        pages.put("bookings, state", "/admin/tickets?status=cancelled");
        pages.put("bookings, days", "/admin/tickets?from=2026-06-01&to=2026-06-07");
        pages.put("bookings, event by name", "/admin/tickets?event=lantern");
        pages.put("bookings, q=silva", "/admin/tickets?q=silva");
        pages.put("bookings, q=s", "/admin/tickets?q=s");
        pages.put("bookings, q=ana sil", "/admin/tickets?q=ana+sil");
        pages.put("bookings, q=nobody", "/admin/tickets?q=nobody");
        pages.put("bookings, q=guest", "/admin/tickets?q=guest");
        pages.put("bookings, q=address", "/admin/tickets?q=buyer77123@");
        pages.put("bookings, q=code", "/admin/tickets?q=EV7-3");
        pages.put("bookings, q=number", "/admin/tickets?q=80008");
        pages.put("tickets", "/admin/tickets?view=tickets");
        pages.put("tickets by who comes", "/admin/tickets?view=tickets&sort=attendee_name");
        pages.put("tickets, q=silva", "/admin/tickets?view=tickets&q=silva");
        pages.put("tickets, q=nobody", "/admin/tickets?view=tickets&q=nobody");
        pages.put("attendees of the fullest", "/admin/tickets/attendees/EV1");
        pages.put("attendees, q=silva", "/admin/tickets/attendees/EV1?q=silva");
        pages.put("a booking", "/admin/tickets/" + bookingOfTheFullest());
        pages.put("GET /api/bookings", "/api/bookings?size=100");
        pages.put("GET /api/sales, 30 days", "/api/sales?zone=Europe/Lisbon");
        pages.put("GET /api/sales, 400 days", "/api/sales?zone=Europe/Lisbon&from=" + aYearAgo());
        pages.put("GET /api/sales/summary", "/api/sales/summary?zone=Europe/Lisbon");
        pages.put("GET /api/events/…/sales", "/api/events/EV1/sales");
        return pages;
    }

    private long bookingOfTheFullest() {
        return jdbc.sql("select max(id) from booking where event_id = 800001")
                .query(Long.class)
                .single();
    }

    private static String aYearAgo() {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(400).toString();
    }

    @Test
    void every_page_answers_in_time() {
        assertThat(jdbc.sql("select count(*) from booking").query(Long.class).single())
                .isGreaterThanOrEqualTo(100_000);
        var slow = new LinkedHashMap<String, Long>();
        System.out.printf("| page | admin p50 | p95 | organiser p50 | p95 ms |%n");
        pages().forEach((name, uri) -> {
            var admin = times(uri, TestTokens.admin());
            var own = times(uri, organizer(900001));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d |%n",
                    name,
                    percentile(admin, 50),
                    percentile(admin, 95),
                    percentile(own, 50),
                    percentile(own, 95));
            if (percentile(admin, 95) > LIMIT) slow.put(name, percentile(admin, 95));
            if (percentile(own, 95) > LIMIT) slow.put(name + " (organiser)", percentile(own, 95));
        });
        assertThat(slow).isEmpty();
    }

    private long[] times(String uri, RequestPostProcessor caller) {
        var times = new long[ROUNDS];
        for (int n = -WARM_UP; n < ROUNDS; n++) {
            var start = System.nanoTime();
            assertThat(mvc.get().uri(URI.create(uri)).with(caller)).as(uri).hasStatusOk();
            if (n >= 0) times[n] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        return times;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }
}
