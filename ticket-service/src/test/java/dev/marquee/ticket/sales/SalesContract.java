package dev.marquee.ticket.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.backoffice.DeskContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** The figures: they are what the rows say. */
abstract class SalesContract extends DeskContract {

    private final long organizer = newOrganizer();
    private final RequestPostProcessor olga = organizer(organizer);

    /** What one day's rows add up to, counted in Java. */
    private static final class Sum {
        private final HashSet<Long> bookings = new HashSet<>();
        private final TreeMap<String, BigDecimal> revenue = new TreeMap<>();
        private int tickets;
        private int cancelled;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Lisbon", "Asia/Kathmandu", "America/St_Johns"})
    void a_days_figures_are_the_sum_of_its_rows(String zone) {
        var first = LocalDate.parse("2026-10-20");
        var last = LocalDate.parse("2026-10-31"); // summer time ends on the 25th
        var fado = onSale("Fado", 100, organizer);
        var jazz = onSale("Jazz", 100, organizer);
        for (int n = 0; n < 30; n++) {
            var event = n % 3 == 0 ? jazz : fado;
            var booking = book(event, 1 + n % 3, "S" + n, "s%d@sales.example.org".formatted(n));
            backdate(
                    booking,
                    Instant.parse("2026-10-19T20:11:00Z").plus(n * 587L, ChronoUnit.MINUTES));
            if (n % 5 == 0) send("/admin/tickets/%d/cancel".formatted(id(booking)), olga);
            if (n % 7 == 2) send("/admin/tickets/%d/cancel".formatted(ticket(booking, 0)), olga);
            if (n % 4 == 3)
                jdbc.sql(
                                "update ticket set status = 'used', used_at = current_timestamp where booking_id = ? and status = 'issued'")
                        .param(id(booking))
                        .update();
        }
        reserved(fado, 2, "Not yet", "notyet@sales.example.org");
        price(fado, 1250);
        jdbc.sql("update booking set currency = 'JPY' where event_id = ?").param(jazz).update();
        price(jazz, 900);

        var sales =
                api(
                        "/api/sales?from=%s&to=%s&zone=%s"
                                .formatted(first, last, zone.replace("/", "%2F")),
                        olga);

        var expected = rows(ZoneId.of(zone));
        var total = new Sum();
        assertThat(sales.get("days")).hasSize(12);
        for (int n = 0; n < 12; n++) {
            var day = sales.get("days").get(n);
            var date = first.plusDays(n);
            var sum = expected.getOrDefault(date, new Sum());
            assertThat(day.get("date").asString()).isEqualTo(date.toString());
            assertThat(day.get("tickets").asInt()).as("tickets of " + date).isEqualTo(sum.tickets);
            assertThat(day.get("bookings").asInt())
                    .as("bookings of " + date)
                    .isEqualTo(sum.bookings.size());
            assertThat(revenue(day)).as("revenue of " + date).isEqualTo(sum.revenue);
            total.tickets += sum.tickets;
            total.cancelled += sum.cancelled;
            total.bookings.addAll(sum.bookings);
            sum.revenue.forEach((c, amount) -> total.revenue.merge(c, amount, BigDecimal::add));
        }
        var totals = sales.get("totals");
        assertThat(totals.get("tickets").asInt()).isEqualTo(total.tickets).isPositive();
        assertThat(totals.get("bookings").asInt()).isEqualTo(total.bookings.size()).isPositive();
        assertThat(totals.get("cancelled").asInt()).isEqualTo(total.cancelled).isPositive();
        assertThat(revenue(totals)).isEqualTo(total.revenue).containsKeys("EUR", "JPY");
    }

    /** All rows of this organiser's tickets, summed by day one at a time. */
    private Map<LocalDate, Sum> rows(ZoneId zone) {
        var sums = new TreeMap<LocalDate, Sum>();
        jdbc.sql(
                        """
                        select b.id, b.created_at, b.currency, t.status, t.price_minor
                        from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = b.event_id
                        where e.organizer_id = ?
                        """)
                .param(organizer)
                .query((java.sql.ResultSet row) -> {
                    var date =
                            row.getObject("created_at", OffsetDateTime.class)
                                    .atZoneSameInstant(zone)
                                    .toLocalDate();
                    var sum = sums.computeIfAbsent(date, day -> new Sum());
                    switch (row.getString("status")) {
                        case "cancelled" -> sum.cancelled++;
                        case "issued", "used" -> {
                            sum.tickets++;
                            sum.bookings.add(row.getLong("id"));
                            var places = row.getString("currency").equals("JPY") ? 0 : 2;
                            sum.revenue.merge(
                                    row.getString("currency"),
                                    BigDecimal.valueOf(row.getLong("price_minor"), places),
                                    BigDecimal::add);
                        }
                        default -> {}
                    }
                });
        return sums;
    }

    private static TreeMap<String, BigDecimal> revenue(JsonNode figures) {
        var revenue = new TreeMap<String, BigDecimal>();
        figures.get("revenue")
                .properties()
                .forEach(entry ->
                        revenue.put(entry.getKey(), new BigDecimal(entry.getValue().asString())));
        return revenue;
    }

    @Test
    void an_events_figures_start_with_its_first_booking_and_tell_the_types_apart() {
        var event = onSale("Typed", 100, organizer);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Lisbon"));
        backdate(
                book(event, 2, "Early", "early@sales.example.org"),
                today.minusDays(40).atTime(12, 0).toInstant(ZoneOffset.UTC));
        book(event, 1, "Now", "now@sales.example.org");
        reserved(event, 1, "Later", "later@sales.example.org");
        price(event, 2400);

        var sales = api("/api/events/EV%d/sales".formatted(event), olga);

        assertThat(sales.get("zone").asString()).isEqualTo("Europe/Lisbon");
        assertThat(sales.get("from").asString()).isEqualTo(today.minusDays(40).toString());
        assertThat(sales.get("to").asString()).isEqualTo(today.toString());
        assertThat(sales.get("days")).hasSize(41);
        assertThat(sales.get("days").get(0).get("tickets").asInt()).isEqualTo(2);
        assertThat(sales.get("days").get(1).get("tickets").asInt()).isZero();
        assertThat(sales.get("days").get(40).get("revenue").get("EUR").asString())
                .isEqualTo("24.00");
        assertThat(sales.get("totals").get("tickets").asInt()).isEqualTo(3);
        backdate(
                book(event, 1, "Long ago", "ago@sales.example.org"),
                today.minusDays(1_500).atTime(12, 0).toInstant(ZoneOffset.UTC));
        price(event, 2400);
        var longSale = api("/api/events/EV%d/sales".formatted(event), olga);
        assertThat(longSale.get("days")).hasSize(1_100);
        assertThat(longSale.get("totals").get("tickets").asInt()).as("since it began").isEqualTo(4);
        var type = sales.get("ticket_types").get(0);
        assertThat(type.get("name").asString()).isEqualTo("Standing");
        assertThat(type.get("sold").asInt()).isEqualTo(3);
        assertThat(type.get("reserved").asInt()).isEqualTo(1);
        assertThat(type.get("quantity").asInt()).isEqualTo(100);
        assertThat(type.get("revenue").asString()).isEqualTo("72.00");
    }

    @Test
    void the_summary_compares_each_period_with_the_one_before() {
        var event = onSale("Summed", 4, organizer);
        var full = onSale("Full", 1, organizer);
        var nearly = onSale("Nearly", 10, organizer);
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        book(event, 2, "Today", "today@sum.example.org");
        backdate(
                book(event, 1, "Yesterday", "yesterday@sum.example.org"),
                today.minusDays(1).atTime(23, 59).toInstant(ZoneOffset.UTC));
        book(full, 1, "Last", "last@sum.example.org");
        for (int n = 0; n < 3; n++) book(nearly, 3, "N" + n, "n%d@sum.example.org".formatted(n));
        price(event, 1000);

        var summary = api("/api/sales/summary", olga);

        assertThat(summary.get("today").get("tickets").asInt()).isEqualTo(12);
        assertThat(summary.get("today").get("bookings").asInt()).isEqualTo(5);
        assertThat(summary.get("today").get("revenue").get("EUR").asString()).isEqualTo("20.00");
        var before = summary.get("today").get("before");
        assertThat(before.get("from").asString()).isEqualTo(today.minusDays(1).toString());
        assertThat(before.get("tickets").asInt()).isEqualTo(1);
        var week = summary.get("week");
        assertThat(LocalDate.parse(week.get("from").asString()).getDayOfWeek().getValue())
                .isEqualTo(1);
        assertThat(week.get("tickets").asInt() + week.get("before").get("tickets").asInt())
                .isEqualTo(13);
        assertThat(summary.get("month").get("before").get("to").asString())
                .isEqualTo(today.withDayOfMonth(1).minusDays(1).toString());
        assertThat(summary.get("on_sale_events").asInt()).isEqualTo(3);
        assertThat(summary.get("capacity").asInt()).isEqualTo(15);
        assertThat(summary.get("sold").asInt()).isEqualTo(13);
        assertThat(summary.get("nearly_sold_out")).hasSize(1);
        assertThat(summary.get("nearly_sold_out").get(0).get("event_id").asLong())
                .as("neither what is sold out nor what has room")
                .isEqualTo(nearly);
    }

    @Test
    void everybody_sees_the_figures_of_their_own_events() {
        var event = onSale("Mine", 10, organizer);
        book(event, 2, "Ana", "ana@own.example.org");
        var stranger = organizer(newOrganizer());

        assertThat(tickets("/api/sales", olga)).isEqualTo(2);
        assertThat(tickets("/api/sales", stranger)).isZero();
        assertThat(tickets("/api/sales?event_id=" + event, SUPPORT)).isEqualTo(2);
        assertThat(tickets("/api/sales", TestTokens.program(organizer, "bookings:read")))
                .isEqualTo(2);
        assertThat(api("/api/sales/summary", stranger).get("capacity").asInt()).isZero();
    }

    private int tickets(String uri, RequestPostProcessor caller) {
        return api(uri, caller).get("totals").get("tickets").asInt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-30",
                "to=soon",
                "zone=Nowhere",
                "to=2026-01-01&from=2026-01-02",
                "from=2000-01-01"
            })
    void days_that_cannot_be_answered_are_refused(String query) {
        assertThat(mvc.get().uri("/api/sales?" + query).with(olga))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_year_of_days_costs_as_many_statements_as_one() {
        onSale("Counted", 10, organizer);

        var one = statements.of(() -> api("/api/sales?from=2026-01-01&to=2026-01-01", olga));

        assertThat(statements.of(() -> api("/api/sales?from=2026-01-01&to=2026-12-31", olga)))
                .isEqualTo(one);
    }
}
