package dev.marquee.ticket.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.engine.PastSales;
import dev.marquee.ticket.entry.UploadScans;
import dev.marquee.ticket.entry.list.ChangeEntryLists;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.staff.EntryContacts;
import dev.marquee.ticket.entry.staff.EntryDevices;
import dev.marquee.ticket.export.DemoExport;
import dev.marquee.ticket.fact.TellAgain;
import dev.marquee.ticket.ledger.ShowCounts;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.receipt.MissingReceipts;
import dev.marquee.ticket.refund.RequestRefund;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Made-up sales, on whatever database. They owe no mails, which other tests take for a fault:
 * nobody has the database after them.
 */
abstract class DemoSalesContract extends RunningService {

    @Autowired PastSales pastSales;
    @Autowired PlatformTransactionManager transactions;
    @Autowired BookingHistory history;
    @Autowired RequestRefund requestRefund;
    @Autowired MissingReceipts missingReceipts;
    @Autowired DoorEvents doorEvents;
    @Autowired ChangeEntryLists entryLists;
    @Autowired EntryDevices entryDevices;
    @Autowired EntryContacts entryContacts;
    @Autowired UploadScans uploads;
    @Autowired TicketTokens tokens;
    @Autowired ShowCounts showCounts;
    @Autowired TellAgain tellAgain;

    /** As after a start: nothing is remembered but what is in the database. */
    private DemoSales demo() {
        return new DemoSales(
                pastSales,
                new DemoPayments(jdbc, history, requestRefund),
                new DemoSeller(jdbc, clock),
                door(),
                new DemoWaiting(jdbc, clock),
                missingReceipts,
                new DemoOffers(jdbc, clock),
                showCounts,
                new DemoExport(jdbc, clock),
                tellAgain,
                new TransactionTemplate(transactions),
                jdbc,
                clock);
    }

    private DemoDoor door() {
        return new DemoDoor(
                doorEvents, entryLists, entryDevices, entryContacts, uploads, tokens, jdbc, clock);
    }

    private Map<String, Object> stock(long event) {
        return jdbc.sql("select * from inventory where event_id = ?")
                .param(event)
                .query()
                .singleRow();
    }

    private long count(String sql, long event) {
        return jdbc.sql(sql).param(event).query(Long.class).single();
    }

    @Test
    void an_event_is_sold_as_far_as_wanted_once_however_often_the_service_starts() {
        var event = onSale("Demo", 200, 2);
        for (int start = 0; start < 3; start++) assertThat(demo().made("EV" + event, 81)).isTrue();
        assertThat(stock(event)).containsEntry("sold", 162).containsEntry("issued", 162);
        assertThat(count("select count(*) from ticket where event_id = ?", event)).isEqualTo(162);
        assertThat(
                        count(
                                "select coalesce(max(n), 0) from (select sum(quantity) n from booking where event_id = ? group by buyer_email) per_buyer",
                                event))
                .isBetween(1L, 4L);
    }

    @Test
    void sales_of_days_ago_are_told_to_whoever_counts() {
        var event = onSale("Told", 200, 2);
        jdbc.sql("update fact_cursor set at = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        demo().made("EV" + event, 81);

        assertThat(
                        count(
                                "select count(*) from booking where event_id = ? and created_at <= (select min(at) from fact_cursor where pass = 'soon')",
                                event))
                .as("bookings that nobody would find by reading on")
                .isZero();
    }

    @Test
    void the_door_of_today_is_open_with_people_inside_and_one_conflict() {
        var event = onSale("Today", 200, 2);
        demo().made("EV" + event, 81);

        for (int start = 0; start < 2; start++) door().open(event, DemoDoor.TODAY);

        assertThat(count("select count(*) from admission where event_id = ?", event)).isEqualTo(36);
        assertThat(count("select count(*) from entry_conflict where event_id = ?", event)).isOne();
        assertThat(count("select count(*) from entry_contact where event_id = ?", event))
                .isEqualTo(2);
        assertThat(count("select count(distinct gate) from admission where event_id = ?", event))
                .isEqualTo(2);
    }

    @Test
    void people_wait_for_what_is_sold_out_once_however_often_the_service_starts() {
        var event = onSale("Wanted", 4, 2);
        var people = List.of(person("ana"), person("ben"), person("eva"));
        var waiting = new DemoWaiting(jdbc, clock);
        waiting.make(event, people);
        assertThat(count("select count(*) from waiting_entry where event_id = ?", event)).isZero();
        book(event, 4, "Ana", "demo-all@example.org");
        for (int start = 0; start < 2; start++) waiting.make(event, people);
        assertThat(count("select count(*) from waiting_entry where event_id = ?", event))
                .isEqualTo(3);
        assertThat(stock(event)).containsEntry("wanted_any", 1);
        assertThat(count("select sum(wanted) from ticket_type where event_id = ?", event))
                .isEqualTo(3);
    }

    private static Buyer person(String name) {
        return new Buyer(name, new EmailAddress("demo-" + name + "@example.org"), null, null);
    }

    @Test
    void a_crash_half_way_leaves_nothing_and_the_next_start_makes_up_all() {
        var event = onSale("Crash", 90, 2);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    demo().made("EV" + event, 79);
                    status.setRollbackOnly();
                });
        assertThat(stock(event)).containsEntry("sold", 0);
        demo().made("EV" + event, 79);
        assertThat(stock(event)).containsEntry("sold", 71);
    }

    @Test
    void a_sold_out_event_is_exactly_sold_out_also_if_somebody_was_quicker() {
        var event = onSale("Sold out", 120, 2);
        book(event, 3, "Ana", "quick@example.org");
        demo().made("EV" + event, 100);
        assertThat(stock(event)).containsEntry("sold", 120);
        post(
                "/api/bookings",
                409,
                """
                {"event_id":%d,"quantity":1,"buyer_name":"Ana","buyer_email":"late@example.org"}\
                """
                        .formatted(event));
    }

    @Test
    void an_event_that_is_over_was_sold_before_it_began() {
        var event = onSale("Over", 90, 2);
        var start = clock.instant().minus(20, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
        jdbc.sql("update sale_terms set status = 'completed', starts_at = ? where event_id = ?")
                .params(start, event)
                .update();
        demo().made("EV" + event, 98);
        assertThat(stock(event)).containsEntry("sold", 88);
        assertThat(
                        jdbc.sql("select max(created_at) from booking where event_id = ?")
                                .param(event)
                                .query(OffsetDateTime.class)
                                .single())
                .isBefore(start);
    }

    @Test
    void nobody_is_mailed_about_what_was_made_up() {
        var event = onSale("Silent", 90, 2);
        demo().made("EV" + event, 100);
        var owed =
                count(
                        "select count(*) from outbox where delivered_at is null and fact_key in (select cast(id as varchar) from booking where event_id = ?)",
                        event);
        assertThat(owed).isZero();
    }

    @Test
    void what_costs_something_was_paid_but_for_one_and_some_of_it_is_asked_back() {
        var event = onSale("Priced", 90, 2);
        jdbc.sql("update ticket_type set price_minor = 2400 where event_id = ?")
                .param(event)
                .update();
        demo().made("EV" + event, 50);
        assertThat(
                        jdbc.sql("select sum(paid_minor) from booking where event_id = ?")
                                .param(event)
                                .query(Long.class)
                                .single())
                .isEqualTo(
                        jdbc.sql(
                                        """
                                        select sum(s.amount_minor) from simulated_charge s join payment p on p.provider_ref = s.ref
                                        join booking b on b.id = p.booking_id where b.event_id = ? and p.state = 'succeeded'
                                        """)
                                .param(event)
                                .query(Long.class)
                                .single())
                .isPositive();
        assertThat(
                        count(
                                "select count(*) from booking where event_id = ? and status = 'refund_requested'",
                                event))
                .isEqualTo(3);
        await().untilAsserted(() ->
                assertThat(
                                count(
                                        "select count(*) from booking where event_id = ? and status = 'expired'",
                                        event))
                        .isEqualTo(1));
    }

    @Test
    void an_event_whose_terms_are_not_here_is_waited_for() {
        assertThat(demo().made("EV999", 50)).isFalse();
    }
}
