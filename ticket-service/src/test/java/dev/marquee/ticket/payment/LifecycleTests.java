package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.payment.LifecycleModel.Purchase;
import dev.marquee.ticket.payment.LifecycleModel.Sale;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Compares what is stored with the model. */
abstract class LifecycleTests extends PaymentTests {

    MvcTestResult call(HttpMethod method, String uri, String body, RequestPostProcessor caller) {
        return mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                method, uri)
                        .with(caller)
                        .contentType(APPLICATION_JSON)
                        .content(body));
    }

    static RequestPostProcessor key(Purchase purchase) {
        return request -> {
            request.addHeader("Booking-Key", purchase.held.key());
            return request;
        };
    }

    /** Some tickets of it that stand so. */
    List<Long> ids(Purchase purchase, String status, int many) {
        return jdbc.sql(
                        "select id from ticket where booking_id = ? and status = ? order by id limit ?")
                .params(purchase.held.id(), status, many)
                .query(Long.class)
                .list();
    }

    private record Row(
            String status,
            long reserved,
            long issued,
            long used,
            long paid,
            long refunded,
            long taken,
            long surplus) {}

    void check(Purchase purchase) {
        assertThat(stored(purchase))
                .as("booking %d", purchase.held.id())
                .isEqualTo(
                        new Row(
                                purchase.status,
                                purchase.reserved,
                                purchase.issued,
                                purchase.used,
                                purchase.paid,
                                purchase.refunded,
                                purchase.paid,
                                purchase.surplus));
    }

    private Row stored(Purchase purchase) {
        return jdbc.sql(
                        """
                        select b.status, b.paid_minor, b.refunded_minor,
                               (select count(*) from ticket t where t.booking_id = b.id and t.status = 'reserved') as reserved,
                               (select count(*) from ticket t where t.booking_id = b.id and t.status = 'issued') as issued,
                               (select count(*) from ticket t where t.booking_id = b.id and t.status = 'used') as used,
                               (select coalesce(sum(p.amount_minor), 0) from payment p where p.booking_id = b.id
                                and p.state in ('succeeded', 'refunded') and p.purpose = 'booking') as taken,
                               (select coalesce(sum(p.amount_minor), 0) from payment p where p.booking_id = b.id
                                and p.state in ('succeeded', 'refunded') and p.purpose = 'surplus') as surplus
                        from booking b where b.id = ?
                        """)
                .param(purchase.held.id())
                .query((row, n) ->
                        new Row(
                                row.getString("status"),
                                row.getLong("reserved"),
                                row.getLong("issued"),
                                row.getLong("used"),
                                row.getLong("paid_minor"),
                                row.getLong("refunded_minor"),
                                row.getLong("taken"),
                                row.getLong("surplus")))
                .single();
    }

    /** What is sold is what is held, and the rest is free. */
    void check(Sale sale) {
        assertThat(left(sale.event))
                .as("left of event %d", sale.event)
                .isEqualTo(sale.capacity + sale.spare() - sale.sold());
        assertThat(
                        jdbc.sql(
                                        "select count(*) from ticket where event_id = ? and status <> 'cancelled'")
                                .param(sale.event)
                                .query(Integer.class)
                                .single())
                .as("live tickets of event %d", sale.event)
                .isEqualTo(sale.sold());
        if (sale.uses > 0)
            assertThat(usesOfOffer(sale))
                    .as("uses of the code of event %d", sale.event)
                    .isEqualTo(sale.used());
    }

    /** The same of all, after what others do in the background. */
    void awaitAll(List<Sale> sales) {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    for (var sale : sales) {
                        sale.purchases.forEach(this::check);
                        check(sale);
                    }
                });
    }

    /** A code that takes a quarter off. */
    void offer(Sale sale) {
        var answer =
                call(
                        HttpMethod.POST,
                        "/api/offers",
                        "{\"name\":\"Quarter\",\"code\":\"%s\",\"percent\":\"25\",\"event_id\":%d,\"use_limit\":%d}"
                                .formatted(sale.code(), sale.event, sale.uses),
                        account(2, "organizer@ticket.local", "ORGANIZER"));
        assertThat(answer).hasStatus(201);
    }

    /** How often the offer of an event is used, as it counts itself. */
    long usesOfOffer(Sale sale) {
        return jdbc.sql("select live_uses from offer where event_id = ?")
                .param(sale.event)
                .query(Long.class)
                .single();
    }

    /** Something that somebody does on the provider's own pages. */
    void atDashboard(Purchase purchase, String path, String... parameters) {
        var request =
                mvc.post()
                        .uri("/admin/payments/simulated/" + path)
                        .with(admin())
                        .param("ref", ref(purchase.held));
        for (int i = 0; i < parameters.length; i += 2)
            request.param(parameters[i], parameters[i + 1]);
        assertThat(request.exchange()).hasStatus(302);
    }

    /** Staff decide what money means that moved at the provider. */
    void decideOutside(Purchase purchase, String decision) {
        var answer = mvc.get().uri("/api/payments/outside").with(admin()).exchange();
        assertThat(answer).hasStatusOk();
        var open =
                json(answer)
                        .valueStream()
                        .filter(one -> one.get("booking_id").asLong(0) == purchase.held.id())
                        .toList();
        assertThat(open).as("what waits for a decision").hasSize(1);
        assertThat(
                        call(
                                HttpMethod.POST,
                                "/api/payments/outside/%d/decision"
                                        .formatted(open.getFirst().get("id").asLong()),
                                "{\"decision\":\"%s\"}".formatted(decision),
                                admin()))
                .hasStatusOk();
    }

    /** The bank's file says that its money came, and is booked. */
    void bankBrings(Purchase purchase) {
        var reference =
                jdbc.sql(
                                "select provider_ref from payment where booking_id = ? and provider = 'offline' order by attempt desc limit 1")
                        .param(purchase.held.id())
                        .query(String.class)
                        .single();
        var text =
                "\"Buchungstag\";\"Auftraggeber\";\"Verwendungszweck\";\"Betrag\"\n\"28.11.26\";\"Ana %d\";\"%s\";\"%d,%02d\"\n"
                        .formatted(
                                purchase.held.id(),
                                reference,
                                purchase.total() / 100,
                                purchase.total() % 100);
        var shown =
                mvc.post()
                        .uri("/admin/payments/import")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file", "bank.csv", "text/csv", text.getBytes(UTF_8)))
                        .param("currency", "EUR")
                        .with(admin())
                        .exchange();
        assertThat(shown).hasStatus(302);
        assertThat(
                        mvc.post()
                                .uri(shown.getResponse().getRedirectedUrl() + "/book")
                                .with(admin())
                                .exchange())
                .hasStatus(302);
    }

    /** What its receipts say: what was paid, and what went back. */
    List<Long> receipts(Purchase purchase) {
        return jdbc.sql(
                        """
                        select coalesce(sum(case when kind = 'credit-note' then 0 else total_minor end), 0),
                               coalesce(sum(case when kind = 'credit-note' then total_minor else 0 end), 0)
                        from receipt where booking_id = ?
                        """)
                .param(purchase.held.id())
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** What goes back for tickets, and is not there yet: the provider takes its time or refuses. */
    long onItsWay(Purchase purchase) {
        return jdbc.sql(
                        """
                        select coalesce(sum(r.amount_minor), 0) from refund r join payment p on p.id = r.payment_id
                        where r.booking_id = ? and r.phase in ('at_provider', 'stuck') and p.purpose = 'booking'
                        """)
                .param(purchase.held.id())
                .query(Long.class)
                .single();
    }

    /** What was decided to go back, all in all; less than the payments are, by their own count. */
    long goingBack(Purchase purchase) {
        var id = purchase.held.id();
        var refunds =
                jdbc.sql(
                                "select coalesce(sum(amount_minor), 0) from refund where booking_id = ? and phase not in ('asked', 'refused')")
                        .param(id)
                        .query(Long.class)
                        .single();
        var counted =
                jdbc.sql(
                                "select coalesce(sum(refunded_minor), 0) from payment where booking_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
        assertThat(refunds).as("refunds of booking %d", id).isEqualTo(counted);
        return refunds;
    }

    /** Whether nothing of it is still to be sent. */
    boolean isSettled(Purchase purchase) {
        return jdbc.sql(
                                "select count(*) from refund where booking_id = ? and phase in ('approved', 'sending')")
                        .param(purchase.held.id())
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** What the provider took for it, and what it gave back, all in all. */
    List<Long> atProvider(Purchase purchase) {
        return jdbc.sql(
                        """
                        select coalesce(sum(case when c.kind = 'charge' and c.state = 'paid' then c.amount_minor else 0 end), 0),
                               coalesce(sum(case when c.kind = 'refund' and c.state <> 'refused' then c.amount_minor else 0 end), 0)
                        from simulated_charge c join payment p on c.ref = p.provider_ref or c.of_ref = p.provider_ref
                        where p.booking_id = ?
                        """)
                .param(purchase.held.id())
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2)))
                .single();
    }
}
