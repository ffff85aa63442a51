package dev.marquee.report.analytics;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.report.Neighbours;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * How long charts take once a million facts were counted: the sums that they leave behind, of 400
 * days with 200 sources and an invented one each for all others. It tells the times and asserts
 * none: the goals are 300 ms on PostgreSQL and a second on H2, for 95 of 100.
 */
abstract class ManyFactsContract {

    private static final long ORGANIZER = 78_001;
    private static final long EVENT = 890_001;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 400;
    private static final int SOURCES = 201;
    private static final int RUNS = 20;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired FoldedSql database;

    @Test
    void each_chart_is_quick() {
        Neighbours.reset();
        Neighbours.on("GET /api/events", 200, "{\"items\":[],\"total\":0}");
        Neighbours.on(
                "GET /api/events/EV91",
                200,
                """
                {"id":%d,"code":"EV91","name":"Big","starts_at":"2021-02-10T20:00:00Z","time_zone":"UTC","organizer_id":%d,"status":"completed","total_tickets":2000000,"booked_count":1000000}\
                """
                        .formatted(EVENT, ORGANIZER));
        for (var kind : List.of("confirmed", "viewed"))
            for (var scope : List.of("event " + EVENT, "organizer " + ORGANIZER)) {
                var whose = scope.split(" ");
                fill(whose[0], Long.parseLong(whose[1]), kind, "source", SOURCES, 6);
                fill(whose[0], Long.parseLong(whose[1]), kind, "language", 40, 31);
                fill(whose[0], Long.parseLong(whose[1]), kind, "all", 1, 1250);
            }
        var days = "from=" + FIRST + "&to=" + FIRST.plusDays(DAYS - 1L);
        for (var address :
                List.of(
                        "/api/analytics?" + days,
                        "/api/analytics?group=day&dim=source&" + days,
                        "/api/analytics?group=month&dim=language&" + days,
                        "/api/analytics/event/EV91?group=day&dim=source&" + days,
                        "/api/analytics/event/EV91/funnel?" + days,
                        "/api/analytics/event/EV91/door",
                        "/admin/analytics?dim=source&" + days,
                        "/admin/analytics?event=EV91&dim=source&" + days)) tell(address);
    }

    /** Twice a day, kind by kind: a row for each value of each day. */
    private void fill(String scope, long id, String kind, String dim, int values, int each) {
        var numbers = "(select %s as x from %s) %s";
        var postgres = database.isPostgres();
        var day =
                postgres
                        ? numbers.formatted("g", "generate_series(0, " + (DAYS - 1) + ") g", "d")
                        : numbers.formatted("x", "system_range(0, " + (DAYS - 1) + ")", "d");
        var value =
                postgres
                        ? numbers.formatted("g", "generate_series(1, " + values + ") g", "v")
                        : numbers.formatted("x", "system_range(1, " + values + ")", "v");
        jdbc.sql(
                        """
                        insert into metric_day (scope, scope_id, kind, dim, on_day, val, currency, n, qty, amount, discount, fee, tax)
                        select '%s', %d, '%s', '%s', date '2020-01-01' + cast(d.x as integer), %s, 'EUR', %d, %d, 1000, 0, 0, 0 from %s cross join %s
                        """
                                .formatted(
                                        scope,
                                        id,
                                        kind,
                                        dim,
                                        values == 1 ? "''" : "'v' || v.x",
                                        each,
                                        each,
                                        day,
                                        value))
                .update();
    }

    private void tell(String address) {
        var owner = account(ORGANIZER, "owner@ticket.local", "ORGANIZER");
        var times = new ArrayList<Long>();
        for (int run = 0; run < RUNS; run++) {
            var start = System.nanoTime();
            assertThat(mvc.get().uri(URI.create(address)).with(owner)).hasStatusOk();
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        Collections.sort(times);
        System.out.printf(
                "%s: median %d ms, p95 %d ms, %s%n",
                getClass().getSimpleName(),
                times.get(RUNS / 2),
                times.get(RUNS * 95 / 100 - 1),
                address);
    }
}
