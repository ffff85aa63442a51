package dev.marquee.ticket.figures;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.receipt.MoneyTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Money by day, by ticket type and by offer is the money of the rows, each time all of it. */
abstract class MoneyFiguresContract extends MoneyTests {

    private static final AtomicLong CODES = new AtomicLong();
    private static final List<String> KINDS =
            List.of("paid", "outstanding", "refunded", "fees_kept");

    private final long organizer = newOrganizer();
    private final RequestPostProcessor olga = organizerOf(organizer);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 4})
    void each_breakdown_adds_up_to_the_totals_whatever_happened(long seed) {
        var random = new Random(seed);
        var events =
                List.of(
                        priced(organizer),
                        priced(organizer, "VND", Map.of("refund_fee_bp", 1000)),
                        priced(organizer, "BHD", Map.of()));
        var codes = List.of("", offer("percent", "33"), offer("percent", "100"));
        var paid = new ArrayList<JsonNode>();
        for (int step = 0; step < 25; step++) {
            var event = events.get(random.nextInt(events.size()));
            // a third off the cheapest of them is less than the fee that is kept
            var code = event.equals(events.get(2)) ? "" : codes.get(random.nextInt(codes.size()));
            switch (random.nextInt(7)) {
                case 0 -> held(event, 1 + random.nextInt(2), random.nextInt(2), code);
                case 1, 2, 3 -> {
                    var booking = held(event, random.nextInt(3), 1 + random.nextInt(3), code);
                    if (!booking.get("status").asString().equals("confirmed")) {
                        assertThat(pay(booking)).hasStatusOk();
                        paid.add(booking);
                    }
                }
                case 4 -> surplus(event);
                default -> {
                    if (!paid.isEmpty()) giveBack(paid.get(random.nextInt(paid.size())), random);
                }
            }
            clock.pass(Duration.ofMinutes(random.nextInt(600)));
        }
        held(events.get(0), 2, 1, "");
        await().until(() -> open(organizer) == 0);
        // one of them was given back at the provider, where nobody knows of tickets
        jdbc.sql(
                        "update refund set ticket_ids = '' where id = (select min(id) from refund r where r.booking_id in (:ids))")
                .param("ids", paid.stream().map(MoneyTests::id).toList())
                .update();

        for (var zone : List.of("UTC", "Asia/Kathmandu")) {
            var all = money("/api/sales/money?from=2025-01-01&zone=" + zone);
            assertAddsUp(all);
            assertThat(totals(all)).isEqualTo(rows(null));
        }
        for (var event : events) {
            var one = money("/api/events/%d/sales/money".formatted(event));
            assertAddsUp(one);
            assertThat(totals(one)).isEqualTo(rows(event));
            assertThat(one.get("ticket_types"))
                    .allMatch(type -> type.get("event_id").asLong() == event);
            assertThat(byType(one, "paid")).isEqualTo(soldByType(event));
        }
    }

    private void assertAddsUp(JsonNode answer) {
        for (var list : List.of("days", "ticket_types", "offers"))
            assertThat(sums(answer.get(list))).as(list).isEqualTo(totals(answer));
    }

    /** Of each currency and kind that is not zero. */
    private static Map<String, BigDecimal> sums(JsonNode lines) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var line : lines) add(sums, line.get("money"));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, BigDecimal> totals(JsonNode answer) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var total : answer.get("totals")) add(sums, total);
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static void add(Map<String, BigDecimal> sums, JsonNode money) {
        for (var kind : KINDS)
            sums.merge(
                    money.get("currency").asString() + " " + kind,
                    new BigDecimal(money.get(kind).asString()),
                    BigDecimal::add);
    }

    /** The same from the rows themselves, booking by booking. */
    private Map<String, BigDecimal> rows(Long event) {
        var sums = new TreeMap<String, BigDecimal>();
        jdbc.sql(
                        """
                        select b.currency, b.status, b.total_minor, b.paid_minor, b.refunded_minor, b.expires_at,
                               (select coalesce(sum(r.fee_kept_minor), 0) from refund r join payment p on p.id = r.payment_id
                                where r.booking_id = b.id and r.phase = 'done' and p.purpose = 'booking') as fees
                        from booking b join sale_terms e on e.event_id = b.event_id
                        where e.organizer_id = :organizer and (:all or e.event_id = :event)
                        """)
                .param("organizer", organizer)
                .param("all", event == null)
                .param("event", event == null ? 0 : event)
                .query(row -> {
                    var currency = row.getString("currency");
                    var digits =
                            java.util.Currency.getInstance(currency).getDefaultFractionDigits();
                    var waits =
                            row.getString("status").equals("pending_payment")
                                    && row.getObject("expires_at", java.time.OffsetDateTime.class)
                                            .toInstant()
                                            .isAfter(clock.instant());
                    var amounts =
                            List.of(
                                    row.getLong("paid_minor"),
                                    waits ? row.getLong("total_minor") : 0L,
                                    row.getLong("refunded_minor"),
                                    row.getLong("fees"));
                    for (int n = 0; n < KINDS.size(); n++)
                        sums.merge(
                                currency + " " + KINDS.get(n),
                                BigDecimal.valueOf(amounts.get(n), digits),
                                BigDecimal::add);
                });
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<Long, BigDecimal> byType(JsonNode answer, String kind) {
        var sums = new HashMap<Long, BigDecimal>();
        for (var type : answer.get("ticket_types"))
            sums.put(type.get("id").asLong(), new BigDecimal(type.at("/money/" + kind).asString()));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /** What was paid for the tickets of each type. */
    private Map<Long, BigDecimal> soldByType(long event) {
        var sums = new HashMap<Long, BigDecimal>();
        jdbc.sql(
                        """
                        select t.ticket_type_id, b.currency, sum(t.paid_minor) as paid from ticket t join booking b on b.id = t.booking_id
                        where b.event_id = ? and b.paid_minor > 0 group by t.ticket_type_id, b.currency
                        """)
                .param(event)
                .query(row -> {
                    if (row.getLong("paid") > 0)
                        sums.put(
                                row.getLong("ticket_type_id"),
                                BigDecimal.valueOf(
                                        row.getLong("paid"),
                                        java.util.Currency.getInstance(row.getString("currency"))
                                                .getDefaultFractionDigits()));
                });
        return sums;
    }

    @Test
    void what_goes_back_is_of_the_types_of_its_tickets() {
        var event = priced(organizer);
        var booking = paid(event, 1, 1);
        refund(booking, "3.91", 0);

        var answer = money("/api/events/%d/sales/money".formatted(event));

        assertThat(byType(answer, "paid"))
                .isEqualTo(
                        Map.of(
                                event * 10,
                                new BigDecimal("23.91"),
                                event * 10 + 1,
                                new BigDecimal("10.00")));
        assertThat(byType(answer, "refunded"))
                .isEqualTo(Map.of(event * 10, new BigDecimal("20.00")));
        assertThat(byType(answer, "fees_kept"))
                .isEqualTo(Map.of(event * 10, new BigDecimal("3.91")));
    }

    @Test
    void a_payment_counts_on_its_day_in_the_zone_and_what_goes_back_on_its_own() {
        var event = priced(organizer);
        var booking = paid(event, 1, 0);
        jdbc.sql("update payment set succeeded_at = :at where booking_id = :booking")
                .param("at", java.time.OffsetDateTime.parse("2026-10-24T23:30:00Z"))
                .param("booking", id(booking))
                .update();
        refund(booking, "0.00", 0);

        var lisbon = money("/api/events/%d/sales/money?from=2026-10-01".formatted(event));
        var utc = money("/api/events/%d/sales/money?from=2026-10-01&zone=UTC".formatted(event));

        assertThat(lisbon.get("zone").asString()).isEqualTo("Europe/Lisbon");
        assertThat(lisbon.at("/days/0/date").asString()).isEqualTo("2026-10-25");
        assertThat(utc.at("/days/0/date").asString()).isEqualTo("2026-10-24");
        assertThat(lisbon.at("/days/0/money/paid").asString()).isEqualTo("23.91");
        assertThat(lisbon.at("/days/0/money/refunded").asString()).isEqualTo("0.00");
        assertThat(lisbon.at("/days/1/money/refunded").asString()).isEqualTo("23.91");
        assertThat(lisbon.get("days")).hasSize(2);
    }

    @Test
    void an_offer_says_its_uses_its_discount_and_what_it_brought() {
        var event = priced(organizer);
        var code = offer("percent", "50");
        var booking = held(event, 0, 2, code);
        assertThat(pay(booking)).hasStatusOk();
        held(event, 0, 1, code);
        paid(event, 0, 1);

        var offers = money("/api/events/%d/sales/money".formatted(event)).get("offers");

        assertThat(offers).hasSize(2);
        assertThat(offers.at("/0/code").asString()).isEqualTo(code);
        assertThat(offers.at("/0/uses").asInt()).isEqualTo(2);
        assertThat(offers.at("/0/discount").asString()).as("of what is paid").isEqualTo("10.00");
        assertThat(offers.at("/0/money/paid").asString()).isEqualTo("10.00");
        assertThat(offers.at("/0/money/outstanding").asString()).isEqualTo("5.00");
        assertThat(offers.at("/1/id").isNull()).isTrue();
        assertThat(offers.at("/1/money/paid").asString()).isEqualTo("10.00");

        refund(booking, "0.00", 0, 1);
        var after = money("/api/events/%d/sales/money".formatted(event)).get("offers");
        assertThat(after.at("/0/uses").asInt()).isEqualTo(1);
        assertThat(after.at("/0/discount").asString()).isEqualTo("0.00");
        assertThat(after.at("/0/money/refunded").asString()).isEqualTo("10.00");
    }

    @Test
    void nobody_sees_the_money_of_others_and_what_cannot_be_read_is_refused() {
        var event = priced(organizer);
        paid(event, 1, 0);
        var other = organizerOf(newOrganizer());

        assertProblem(
                mvc.get().uri("/api/events/{id}/sales/money", event).with(other).exchange(),
                404,
                "not-found");
        assertThat(json(mvc.get().uri("/api/sales/money").with(other).exchange()).get("totals"))
                .isEmpty();
        assertThat(
                        json(mvc.get()
                                        .uri("/api/events/{id}/sales/money", event)
                                        .with(admin())
                                        .exchange())
                                .get("totals"))
                .hasSize(1);
        for (var query : List.of("zone=Mars", "from=tomorrow", "from=2026-02-01&to=2026-01-01"))
            for (var path : List.of("/api/sales/money?", "/api/events/" + event + "/sales/money?"))
                assertProblem(
                        mvc.get().uri(path + query).with(olga).exchange(), 422, "invalid-input");
    }

    @Test
    void the_page_and_its_part_for_other_pages_show_every_table() throws Exception {
        var event = priced(organizer, "IDR", Map.of());
        jdbc.sql("update ticket_type set price_minor = 38850000 where id = ?")
                .param(event * 10 + 1)
                .update();
        var code = offer("percent", "50");
        assertThat(pay(held(event, 0, 2, code))).hasStatusOk();
        for (var uri :
                List.of(
                        "/admin/money",
                        "/admin/money?event=EV" + event,
                        "/admin/money?part=tables&event=EV" + event)) {
            var page = mvc.get().uri(uri).with(olga).exchange();
            assertThat(page).hasStatusOk();
            assertThat(page.getResponse().getContentAsString())
                    .contains("By day", "By ticket type", "By offer and code", "Type 1", code)
                    .contains("IDR\u00a0388,500")
                    .doesNotContain("??", "388,500.00", "388500");
        }
        assertThat(mvc.get().uri("/admin/money?part=tables&event=EV" + event).with(olga))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<html");
        assertThat(mvc.get().uri("/admin/money?event=EV" + event).with(organizerOf(newOrganizer())))
                .hasStatus(404);
    }

    @Test
    void an_offers_page_says_what_each_code_brought() throws Exception {
        var event = priced(organizer);
        var code = offer("percent", "50");
        assertThat(pay(held(event, 0, 2, code))).hasStatusOk();
        var id =
                jdbc.sql("select offer_id from offer_code where code = ?")
                        .param(code)
                        .query(Long.class)
                        .single();

        var lines = money("/api/offers/%d/money".formatted(id));
        assertThat(lines).hasSize(1);
        assertThat(lines.at("/0/code").asString()).isEqualTo(code);
        assertThat(lines.at("/0/uses").asInt()).isEqualTo(1);
        assertThat(lines.at("/0/money/paid").asString()).isEqualTo("10.00");
        assertThat(mvc.get().uri("/admin/offers/" + id).with(olga))
                .hasStatusOk()
                .bodyText()
                .contains("What it brought", "€10.00")
                .doesNotContain("??");
        assertProblem(
                mvc.get()
                        .uri("/api/offers/{id}/money", id)
                        .with(organizerOf(newOrganizer()))
                        .exchange(),
                404,
                "not-found");
    }

    private JsonNode money(String uri) {
        var answer = mvc.get().uri(uri).with(olga).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    /** Makes one with a code, which it answers. */
    private String offer(String kind, String value) {
        var code = "MONEY" + CODES.incrementAndGet();
        var made =
                mvc.post()
                        .uri("/api/offers")
                        .with(olga)
                        .contentType(APPLICATION_JSON)
                        .content(
                                JsonMapper.shared()
                                        .writeValueAsString(
                                                Map.of(
                                                        "name",
                                                        "Offer " + code,
                                                        "code",
                                                        code,
                                                        kind,
                                                        value)))
                        .exchange();
        assertThat(made).hasStatus(201);
        return code;
    }

    private JsonNode held(long event, int first, int second, String code) {
        var lines = new ArrayList<String>();
        if (first > 0) lines.add(line(event * 10, first));
        if (second > 0) lines.add(line(event * 10 + 1, second));
        var booking =
                book(
                        "{\"event_id\":%d,\"items\":%s,\"offer_code\":\"%s\",\"buyer_name\":\"Ana Silva\",\"buyer_email\":\"%s\"}"
                                .formatted(event, lines, code, newBuyer()));
        assertThat(booking).hasStatus(201);
        return json(booking);
    }

    private static String line(long type, int quantity) {
        return "{\"ticket_type_id\":%d,\"quantity\":%d}".formatted(type, quantity);
    }
}
