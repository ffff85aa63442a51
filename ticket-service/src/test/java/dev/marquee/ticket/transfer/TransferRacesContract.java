package dev.marquee.ticket.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.checkout.engine.Race;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accepting, scanning and cancelling at once: one of them wins, and no two. */
abstract class TransferRacesContract extends TransferTests {

    /** T-X2 */
    @RepeatedTest(10)
    void a_ticket_is_accepted_or_given_back_and_never_both() {
        var booking = booked(transferable(Map.of("buyer_cancels_transferred", false)), 1);
        var token = offered(booking, newHolder());

        var statuses =
                Race.of(
                        2,
                        n ->
                                n == 0
                                        ? accept(token).getResponse().getStatus()
                                        : cancel(booking, buyer(booking))
                                                .getResponse()
                                                .getStatus());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        var accepted = statuses.getFirst() == 200;
        assertThat(row(booking).get("status")).isEqualTo(accepted ? "issued" : "cancelled");
        assertThat(row(booking).get("revision")).isEqualTo(accepted ? 1 : 0);
    }

    /** T-X2 */
    @RepeatedTest(5)
    void of_many_who_accept_at_once_all_have_the_same_ticket() {
        var booking = booked(transferable(Map.of()), 1);
        var token = offered(booking, newHolder());

        var tickets = Race.of(8, n -> json(accept(token)).at("/ticket/qr_token").asString());

        assertThat(tickets).doesNotContain("").containsOnly(tickets.getFirst());
        assertThat(row(booking).get("revision")).isEqualTo(1);
    }

    /** T-D2 */
    @RepeatedTest(10)
    void a_ticket_is_admitted_as_it_was_or_handed_on() {
        var booking = booked(transferable(Map.of()), 1);
        var token = offered(booking, newHolder());
        var old = booking.at("/tickets/0/qr_token").asString();

        var results =
                Race.of(
                        2,
                        n ->
                                n == 0
                                        ? String.valueOf(accept(token).getResponse().getStatus())
                                        : scan(old));

        assertThat(results).isIn(List.of("200", "replaced"), List.of("409", "admitted"));
    }

    @Test
    void control_looking_first_hands_on_what_is_admitted() {
        var booking = booked(transferable(Map.of()), 1);
        var both = new CyclicBarrier(2);

        var changed =
                Race.of(
                        2,
                        n -> {
                            var issued = row(booking).get("status").equals("issued");
                            waitFor(both);
                            if (!issued) return 0;
                            return jdbc.sql(
                                            n == 0
                                                    ? "update ticket set status = 'used', used_at = current_timestamp where id = ?"
                                                    : "update ticket set revision = 1, handed_on_at = current_timestamp where id = ?")
                                    .param(ticket(booking))
                                    .update();
                        });

        assertThat(changed).as("both believe that they were first").containsExactly(1, 1);
        jdbc.sql("update ticket set revision = 0, handed_on_at = null where id = ?")
                .param(ticket(booking))
                .update();
    }

    private static void waitFor(CyclicBarrier all) throws Exception {
        try {
            all.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            Thread.yield(); // the other has looked before
        }
    }

    private Map<String, Object> row(JsonNode booking) {
        return jdbc.sql("select status, revision from ticket where id = ?")
                .param(ticket(booking))
                .query()
                .singleRow();
    }
}
