package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.hold.ExpireReservations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of sales at the door that nobody finished, because the service was killed after the
 * tickets were booked and before they counted as paid, on whatever database.
 */
abstract class UnfinishedSalesContract extends AtTheBoxOffice {

    @Autowired private BookTickets bookTickets;
    @Autowired private ExpireReservations expireReservations;

    @Test
    void a_sale_that_was_not_finished_is_seen_and_finished_by_whoever_sells() {
        var event = priced("Died between", 5);
        var sale = begun(event, 2);

        var seen = unfinished(event);

        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/sale_id").asString()).isEqualTo(sale.toString());
        assertThat(seen.at("/0/status").asString()).isEqualTo("pending_payment");
        assertThat(seen.at("/0/total").asString()).isEqualTo("48.00");
        assertThat(seen.at("/0/quantity").asInt()).isEqualTo(2);
        assertThat(seen.at("/0/held_until").isNull()).isFalse();
        var sold = end(event, sale, "card", 200);
        assertThat(sold.get("status").asString()).isEqualTo("confirmed");
        assertThat(sold.get("tickets")).hasSize(2);
        assertThat(payment(sold)).isEqualTo("offline card succeeded 4800");
        assertThat(count("select count(*) from receipt where booking_id = ?", sold)).isOne();
        assertThat(end(event, sale, "card", 200)).as("again").isEqualTo(sold);
        assertThat(end(event, sale, "release", 409).get("type").asString())
                .endsWith("invalid-state");
        assertThat(unfinished(event)).isEmpty();
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(3);
    }

    @Test
    void the_same_request_again_finishes_a_sale_that_was_not_finished() {
        var event = priced("Again", 5);
        var sale = begun(event, 2);

        var sold = sell(event, organiser(), 2, "cash", sale, "");

        assertThat(sold.get("status").asString()).isEqualTo("confirmed");
        assertThat(unfinished(event)).isEmpty();
        assertThat(live(event)).isEqualTo(2);
    }

    @Test
    void a_sale_that_nobody_paid_is_released_and_no_place_is_lost() {
        var event = priced("Released", 5);
        var sale = begun(event, 5);
        assertThat(types(event).at("/0/available").asInt()).isZero();

        var released = end(event, sale, "release", 200);

        assertThat(released.get("status").asString()).isEqualTo("expired");
        assertThat(released.get("tickets")).isEmpty();
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(5);
        assertThat(end(event, sale, "release", 200)).isEqualTo(released);
        assertThat(end(event, sale, "cash", 409).get("type").asString()).endsWith("invalid-state");
        assertThat(asks(event, organiser(), 5, "cash", sale, ""))
                .hasStatus(409)
                .bodyText()
                .contains("invalid-state");
        assertThat(unfinished(event)).isEmpty();
        sell(event, organiser(), 5, "cash", UUID.randomUUID(), "");
        assertThat(end(event, UUID.randomUUID(), "release", 404).get("type").asString())
                .endsWith("not-found");
    }

    /** The control: whoever ends the booking alone keeps its places from everybody. */
    @Test
    void control_a_booking_that_is_ended_without_its_places_loses_them() {
        var event = priced("Naive end", 5);
        var sale = begun(event, 5);

        status(sale, "expired");

        assertThat(types(event).at("/0/available").asInt()).isZero();
        status(sale, "pending_payment");
        end(event, sale, "release", 200);
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(5);
    }

    @Test
    void a_sale_whose_time_ran_out_is_shown_until_somebody_has_seen_it() {
        var event = priced("Ran out", 5);
        var sale = begun(event, 2);
        database.update(
                "update booking set expires_at = ? where id = (select booking_id from staff_booking where once_key = ?)",
                clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC),
                sale.toString());
        expireReservations.handle();

        assertThat(unfinished(event).at("/0/status").asString()).isEqualTo("expired");
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(5);
        assertThat(end(event, sale, "cash", 409).get("type").asString()).endsWith("invalid-state");
        end(event, sale, "release", 200);
        assertThat(unfinished(event)).isEmpty();
    }

    @Test
    void sales_under_way_are_not_shown_and_those_of_the_door_are_for_sellers_alone() {
        var event = priced("Under way", 5);
        var sale = begun(event, 1);
        madeAt(sale, clock.instant().plusSeconds(3600));

        assertThat(unfinished(event)).isEmpty();
        assertThat(exchange(GET, path(event, "unfinished-sales"), steward(), null)).hasStatus(403);
        assertThat(
                        exchange(
                                POST,
                                path(event, "unfinished-sales"),
                                steward(),
                                endOf(sale, "release")))
                .hasStatus(403);
    }

    /** Somebody takes the money while somebody else releases: one of them, wholly. */
    @RepeatedTest(3)
    void paid_and_released_at_once_is_one_of_the_two() {
        var event = priced("Both", 5);
        var sale = begun(event, 5);

        var answers =
                Race.of(
                        2,
                        n ->
                                exchange(
                                                POST,
                                                path(event, "unfinished-sales"),
                                                organiser(),
                                                endOf(sale, n == 0 ? "cash" : "release"))
                                        .getResponse()
                                        .getStatus());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(live(event)).isEqualTo(answers.getFirst() == 200 ? 5 : 0);
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(5 - live(event));
    }

    /** What is left of a sale for cash when the service is killed between its two steps. */
    private UUID begun(long event, int quantity) {
        var id = UUID.randomUUID();
        var hash = Sha256.of("%d\n%d\nCASH\nnull\nnull".formatted(event, quantity));
        var nobody = new EmailAddress(id + Booking.NO_ADDRESS);
        bookTickets.handleForStaff(
                new Purchase(
                        event,
                        List.of(new Line(event, quantity)),
                        new Buyer("Box office", nobody, null, null),
                        nobody,
                        new RequestKey("sale:%d:%s".formatted(event, id), hash, true),
                        false,
                        null,
                        null,
                        null,
                        new StaffSale(Channel.BOX_OFFICE, id.toString(), hash, "Ana", true, null)));
        madeAt(id, clock.instant().minusSeconds(60));
        return id;
    }

    private void madeAt(UUID sale, Instant at) {
        database.update(
                "update staff_booking set made_at = ? where once_key = ?",
                at.atOffset(ZoneOffset.UTC),
                sale.toString());
    }

    private void status(UUID sale, String status) {
        database.update(
                "update booking set status = ? where id = (select booking_id from staff_booking where once_key = ?)",
                status,
                sale.toString());
    }

    private JsonNode unfinished(long event) {
        return get(path(event, "unfinished-sales"), organiser());
    }

    private JsonNode end(long event, UUID sale, String end, int status) {
        return send(POST, path(event, "unfinished-sales"), organiser(), status, endOf(sale, end));
    }

    private static String endOf(UUID sale, String end) {
        return "{\"sale_id\":\"%s\",\"end\":\"%s\"}".formatted(sale, end);
    }
}
