package dev.marquee.ticket.journal;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.receipt.MoneyTests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** The journal tells of all money that came and went, and of no other. */
abstract class JournalContract extends MoneyTests {

    /** Of a booking, in a currency. */
    private record Account(long booking, String currency) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void it_adds_up_with_the_payments_whatever_happened(long seed) {
        var random = new Random(seed);
        var organizer = newOrganizer();
        var events =
                List.of(
                        priced(organizer),
                        priced(organizer, "VND", Map.of("refund_fee_bp", 1000)),
                        priced(organizer, "BHD", Map.of()));
        var paid = new ArrayList<JsonNode>();
        for (int step = 0; step < 25; step++) {
            var event = events.get(random.nextInt(events.size()));
            switch (random.nextInt(6)) {
                case 0 -> held(event, 1, random.nextInt(2));
                case 1, 2 -> paid.add(paid(event, 1 + random.nextInt(3), random.nextInt(3)));
                case 3 -> surplus(event);
                default -> {
                    if (!paid.isEmpty()) giveBack(paid.get(random.nextInt(paid.size())), random);
                }
            }
        }
        await().until(() -> open(organizer) == 0);

        assertThat(journal(organizer)).isEqualTo(payments(organizer)).isNotEmpty();
        assertThat(total(organizer)).isEqualTo(sum(payments(organizer)));
    }

    private Map<Account, BigDecimal> journal(long organizer) {
        var sums = new HashMap<Account, BigDecimal>();
        for (int page = 0; ; page++) {
            var items = list("?size=100&page=" + page, organizerOf(organizer)).get("items");
            for (var item : items)
                sums.merge(
                        new Account(
                                item.get("booking_id").asLong(), item.get("currency").asString()),
                        new BigDecimal(item.get("amount").asString()),
                        BigDecimal::add);
            if (items.size() < 100) return sums;
        }
    }

    /** The money of each booking, from the tables themselves. */
    private Map<Account, BigDecimal> payments(long organizer) {
        var sums = new HashMap<Account, BigDecimal>();
        jdbc.sql(
                        """
                        select b.id, p.currency, sum(p.amount_minor) - coalesce((
                            select sum(r.amount_minor) from refund r where r.booking_id = b.id and r.state = 'completed'), 0) as left_minor
                        from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id
                        where e.organizer_id = ? and p.state in ('succeeded', 'refunded') group by b.id, p.currency
                        """)
                .param(organizer)
                .query((row, n) ->
                        sums.put(
                                new Account(row.getLong("id"), row.getString("currency")),
                                BigDecimal.valueOf(
                                        row.getLong("left_minor"),
                                        java.util.Currency.getInstance(row.getString("currency"))
                                                .getDefaultFractionDigits())))
                .list();
        return sums;
    }

    private static Map<String, BigDecimal> sum(Map<Account, BigDecimal> accounts) {
        var sums = new HashMap<String, BigDecimal>();
        accounts.forEach((account, left) -> sums.merge(account.currency, left, BigDecimal::add));
        return sums;
    }

    private Map<String, BigDecimal> total(long organizer) {
        var sums = new HashMap<String, BigDecimal>();
        for (var total : list("/totals", organizerOf(organizer))) {
            var balance = new BigDecimal(total.get("balance").asString());
            assertThat(
                            new BigDecimal(total.get("received").asString())
                                    .add(new BigDecimal(total.get("returned").asString())))
                    .isEqualTo(balance);
            sums.put(total.get("currency").asString(), balance);
        }
        return sums;
    }

    private JsonNode list(String query, RequestPostProcessor caller) {
        var answer = mvc.get().uri("/api/journal" + query).with(caller).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    @Test
    void a_movement_names_its_receipt_and_what_was_kept() {
        var organizer = newOrganizer();
        var booking = paid(priced(organizer), 1, 0);
        refund(booking, "3.91", 0);

        var items = list("", organizerOf(organizer)).get("items");

        assertThat(items).hasSize(2);
        var back = items.get(0);
        assertThat(back.get("kind").asString()).isEqualTo("refund");
        assertThat(back.get("amount").asString()).isEqualTo("-20.00");
        assertThat(back.get("tax").asString()).isEqualTo("-3.20");
        assertThat(back.get("fee_kept").asString()).isEqualTo("3.91");
        assertThat(back.get("receipt_number").asString()).endsWith("-000002");
        var came = items.get(1);
        assertThat(came.get("kind").asString()).isEqualTo("payment");
        assertThat(came.get("amount").asString()).isEqualTo("23.91");
        assertThat(came.get("tax").asString()).isEqualTo("3.82");
        assertThat(came.get("receipt_number").asString()).endsWith("-000001");
        assertThat(came.get("method").asString()).isEqualTo("card");
    }

    @Test
    void money_that_was_not_needed_is_in_it_without_a_receipt() {
        var organizer = newOrganizer();
        surplus(priced(organizer));
        await().until(() -> open(organizer) == 0);

        var items = list("", organizerOf(organizer)).get("items");

        assertThat(items)
                .extracting(item -> item.get("kind").asString())
                .containsExactly("surplus-returned", "surplus");
        assertThat(items).allMatch(item -> item.get("receipt_number").isNull());
    }

    @Test
    void it_is_narrowed_by_event_kind_currency_and_days() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        var other = priced(organizer, "VND", Map.of());
        var booking = paid(event, 1, 0);
        paid(other, 1, 0);
        refund(booking, "0.00", 0);
        var caller = organizerOf(organizer);

        assertThat(list("?event_id=" + event, caller).get("items")).hasSize(2);
        assertThat(list("?kind=payment", caller).get("items")).hasSize(2);
        assertThat(list("?currency=VND", caller).get("items")).hasSize(1);
        assertThat(list("?from=2100-01-01", caller).get("items")).isEmpty();
        assertThat(list("?to=2100-01-01", caller).get("items")).hasSize(3);
        assertProblem(
                mvc.get().uri("/api/journal?kind=gift").with(caller).exchange(),
                422,
                "invalid-input");
        assertThat(list("", organizerOf(newOrganizer())).get("items"))
                .as("another organiser's is another one")
                .isEmpty();
        assertThat(list("?event_id=" + event, admin()).get("items")).hasSize(2);
    }

    @Test
    void its_file_has_every_line_and_no_formula() throws Exception {
        var organizer = newOrganizer();
        var event = newEvent();
        var terms = terms(event, 10);
        terms.put("organizer_id", organizer);
        terms.put("name", "=HYPERLINK(1)");
        putTerms(terms);
        jdbc.sql("update ticket_type set price_minor = 500 where event_id = ?")
                .param(event)
                .update();
        for (int n = 0; n < 3; n++) paid(event, 1);
        for (var uri : List.of("/api/journal/export.csv", "/admin/journal/export.csv")) {
            var csv = mvc.get().uri(uri).with(organizerOf(organizer)).exchange();
            assertThat(csv).hasStatusOk();
            var text = csv.getResponse().getContentAsString();
            assertThat(text.lines()).hasSize(4);
            assertThat(text).contains("5.00").doesNotContain(",=HYPERLINK");
        }
        var xlsx =
                mvc.get().uri("/admin/journal/export.xlsx").with(organizerOf(organizer)).exchange();
        assertThat(xlsx).hasStatusOk();
        assertThat(xlsx.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    private void paid(long event, int quantity) {
        var booking = booked(event, quantity);
        assertThat(pay(booking)).hasStatusOk();
    }

    @Test
    void the_page_shows_sums_and_lines() throws Exception {
        var organizer = newOrganizer();
        var booking = paid(priced(organizer), 1, 0);
        var page = mvc.get().uri("/admin/journal").with(organizerOf(organizer)).exchange();
        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getContentAsString())
                .contains("€23.91", "Tax €3.82", "Booking " + id(booking), "-000001")
                .doesNotContain("??");
    }

    @Test
    void an_events_figures_say_what_is_paid_outstanding_given_back_and_kept() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        refund(paid(event, 2, 0), "3.91", 0);
        held(event, 1, 0);
        surplus(event);
        await().until(() -> open(organizer) == 0);

        var sales =
                json(
                        mvc.get()
                                .uri("/api/events/{id}/sales", event)
                                .with(organizerOf(organizer))
                                .exchange());
        var summary =
                json(mvc.get().uri("/api/sales/summary").with(organizerOf(organizer)).exchange());

        for (var money : List.of(sales.at("/money/0"), summary.at("/money/0"))) {
            assertThat(money.get("currency").asString()).isEqualTo("EUR");
            assertThat(money.get("paid").asString()).isEqualTo("47.82");
            assertThat(money.get("refunded").asString()).isEqualTo("20.00");
            assertThat(money.get("fees_kept").asString()).isEqualTo("3.91");
            assertThat(new BigDecimal(money.get("outstanding").asString()))
                    .isGreaterThanOrEqualTo(new BigDecimal("23.91"));
        }
    }

    @Test
    void payments_are_summed_narrowed_by_method_and_go_along_as_a_file() throws Exception {
        var event = priced(newOrganizer());
        var booking = paid(event, 1, 0);
        var email = booking.get("buyer_email").asString();
        var support = account(5, "support@ticket.local", "SUPPORT");
        var page =
                mvc.get().uri("/admin/payments?q={q}&method=card", email).with(support).exchange();
        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getContentAsString())
                .contains("Paid in EUR", "€23.91", "1 payment,")
                .doesNotContain("??");
        var other =
                mvc.get()
                        .uri("/admin/payments?q={q}&method=offline", email)
                        .with(support)
                        .exchange();
        assertThat(other.getResponse().getContentAsString()).doesNotContain("€23.91");
        var csv = mvc.get().uri("/admin/payments/export.csv?q={q}", email).with(support).exchange();
        assertThat(csv).hasStatusOk();
        assertThat(csv.getResponse().getContentAsString().lines()).hasSize(2);
    }

    @Test
    void what_needs_a_person_stands_above_all_payments() throws Exception {
        var booking = paid(priced(newOrganizer()), 1, 0);
        var support = account(5, "support@ticket.local", "SUPPORT");
        jdbc.sql("update payment set phase = 'stuck' where booking_id = ?")
                .param(id(booking))
                .update();
        try {
            var page = mvc.get().uri("/admin/payments").with(support).exchange();
            assertThat(page.getResponse().getContentAsString())
                    .contains("id=\"needs\"", "Look again")
                    .doesNotContain("??");
        } finally {
            jdbc.sql("update payment set phase = 'succeeded' where booking_id = ?")
                    .param(id(booking))
                    .update();
        }
    }

    @Test
    void refunds_are_found_by_booking_code_mail_and_name() throws Exception {
        var organizer = newOrganizer();
        var booking = paid(priced(organizer), 1, 0);
        refund(booking, "0.00", 0);
        paid(priced(organizer), 1, 0);
        for (var search :
                List.of(
                        String.valueOf(id(booking)),
                        booking.at("/tickets/0/code").asString(),
                        booking.get("buyer_email").asString(),
                        "silva ana")) {
            var found =
                    json(
                            mvc.get()
                                    .uri("/api/refunds?q={q}", search)
                                    .with(organizerOf(organizer))
                                    .exchange());
            assertThat(found.get("items"))
                    .as(search)
                    .extracting(item -> item.get("booking_id").asLong())
                    .containsExactly(id(booking));
        }
        var page =
                mvc.get()
                        .uri("/admin/refunds?q={q}", id(booking))
                        .with(organizerOf(organizer))
                        .exchange();
        assertThat(page.getResponse().getContentAsString()).contains("No. " + id(booking));
        var none =
                json(
                        mvc.get()
                                .uri("/api/refunds?q=nobody")
                                .with(organizerOf(organizer))
                                .exchange());
        assertThat(none.get("items")).isEmpty();
    }
}
