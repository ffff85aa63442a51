package dev.marquee.ticket.insight;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What one person booked, and what became of one ticket. */
abstract class InsightContract extends RunningService {

    @Test
    void S2_GET_analytics_user_counts_what_the_account_booked_and_nothing_of_a_test() {
        var mail = "insight." + System.nanoTime() + "@example.org";
        var event = onSale("Insight", 10, 2);
        var booking = book(event, 2, "Ana", mail);
        var used = booking.get("tickets").get(0).get("id").asLong();
        jdbc.sql("update ticket set status = 'used', used_at = current_timestamp where id = ?")
                .param(used)
                .update();
        jdbc.sql("update booking set paid_minor = 4800, refunded_minor = 1000 where id = ?")
                .param(booking.get("id").asLong())
                .update();
        var tried = onSale("Tried", 10, 2);
        book(tried, 3, "Ana", mail);
        jdbc.sql("update sale_terms set test_mode = 'on', name = '[TEST] Tried' where event_id = ?")
                .param(tried)
                .update();
        RequestPostProcessor self = account(7301, mail, "CUSTOMER");

        var mine = user(7301, self);
        // as it was: no payment brought that
        jdbc.sql("update booking set paid_minor = 0, refunded_minor = 0 where id = ?")
                .param(booking.get("id").asLong())
                .update();

        assertThat(mine).hasStatusOk();
        assertThat(mine)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"user_id":7301,"views":null,"searches":null,"bookings":1,"tickets":2,"cancelled_tickets":0,"attended":1,
                         "spent":[{"currency":"EUR","amount":"38.00"}]}
                        """);
        assertThat(user(7301, admin()))
                .as("without a word from the account, only what it booked while signed in")
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.bookings")
                .isEqualTo(0);
        assertThat(user(7301, account(7302, "b@example.org", "CUSTOMER"))).hasStatus(404);
        assertThat(user(7301, account(2, "b@example.org", "ORGANIZER"))).hasStatus(404);
        assertThat(user(7301, account(5, "s@example.org", "SUPPORT"))).hasStatus(404);
        assertThat(mvc.get().uri("/api/analytics/user/7301")).hasStatus(401);
    }

    @Test
    void S2_GET_analytics_ticket_has_its_state_and_its_scans() {
        var mail = "scanned." + System.nanoTime() + "@example.org";
        var booking = book(onSale("Scans", 10, 2), 1, "Ana", mail);
        var ticket = booking.get("tickets").get(0);
        var id = ticket.get("id").asLong();

        var shown = ticket(id, account(7303, mail, "CUSTOMER"));

        assertThat(shown).hasStatusOk();
        assertThat(shown)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(ticket.get("code").asString());
        assertThat(shown).bodyJson().extractingPath("$.status").isEqualTo("issued");
        assertThat(shown).bodyJson().extractingPath("$.views").isNull();
        assertThat(shown).bodyJson().extractingPath("$.scans").asArray().isEmpty();
        assertThat(ticket(id, admin())).hasStatusOk();
        assertThat(ticket(id, account(7304, "c@example.org", "CUSTOMER"))).hasStatus(404);
        assertThat(ticket(id, account(4, "entry@example.org", "ENTRY_MANAGER"))).hasStatus(404);
        assertThat(ticket(987_654_321, admin())).hasStatus(404);
        assertThat(mvc.get().uri("/api/analytics/ticket/" + id)).hasStatus(401);
    }

    private MvcTestResult user(long id, RequestPostProcessor caller) {
        return mvc.get().uri("/api/analytics/user/{id}", id).with(caller).exchange();
    }

    private MvcTestResult ticket(long id, RequestPostProcessor caller) {
        return mvc.get().uri("/api/analytics/ticket/{id}", id).with(caller).exchange();
    }
}
