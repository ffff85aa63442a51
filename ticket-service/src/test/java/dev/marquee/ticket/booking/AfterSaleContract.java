package dev.marquee.ticket.booking;

import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.marquee.ticket.booking.BookingHistory.Entry;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** What can be done to a booking after it was made. */
abstract class AfterSaleContract extends ApiContract {

    private static final Actor RITA = new Actor("Rita Sousa", true);

    @Autowired private ConfirmBooking confirmBooking;
    @Autowired private CancelBooking cancelBooking;
    @Autowired private CancelTicket cancelTicket;
    @Autowired private ChangeAttendee changeAttendee;
    @Autowired private ResendConfirmation resendConfirmation;
    @Autowired private BookingHistory history;
    @Autowired private Bookings bookings;

    @Test
    void one_ticket_is_given_back_and_the_others_stay() {
        var event = onSale(4, 4);
        var email = newBuyer();
        var booking = book(event, 3, "Ana Silva", email);

        var after = cancelTicket.handle(ticket(booking, 1), RITA);

        assertThat(after.status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(after.tickets())
                .extracting(Ticket::status)
                .containsExactly(TicketStatus.ISSUED, TicketStatus.CANCELLED, TicketStatus.ISSUED);
        assertThat(book(body(event, 2, email))).as("its quota is back").hasStatus(201);
        assertThat(facts(booking))
                .containsExactlyInAnyOrder("booking-confirmed", "booking-confirmed-again");
    }

    @Test
    void cancelling_a_ticket_twice_changes_nothing() {
        var booking = booked(onSale(4), 3);
        cancelTicket.handle(ticket(booking, 0), RITA);

        cancelTicket.handle(ticket(booking, 0), RITA);

        assertThat(historyOf(booking)).hasSize(1);
        assertThat(find(booking).live()).isEqualTo(2);
    }

    @Test
    void the_last_live_ticket_cancels_the_booking() {
        var event = onSale(2);
        var booking = booked(event, 2);

        cancelTicket.handle(ticket(booking, 0), RITA);
        var after = cancelTicket.handle(ticket(booking, 1), RITA);

        assertThat(after.status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(historyOf(booking))
                .extracting(Entry::what, Entry::detail)
                .containsExactly(
                        tuple(What.TICKET_CANCELLED, "EV" + event + "-1"),
                        tuple(What.CANCELLED, "EV" + event + "-2"));
        assertThat(booked(event, 2).get("quantity").asInt()).isEqualTo(2);
        assertThat(facts(booking)).contains("booking-cancelled");
    }

    @Test
    void what_was_used_is_not_cancelled_but_the_rest_can_be() {
        var booking = booked(onSale(4), 2);
        use(ticket(booking, 0));

        assertRefused(() -> cancelTicket.handle(ticket(booking, 0), RITA), "used");
        assertRefused(() -> cancelBooking.handle(id(booking), RITA), "used");
        var after = cancelTicket.handle(ticket(booking, 1), RITA);

        assertThat(after.status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(after.live()).isEqualTo(1);
    }

    @Test
    void who_cancelled_is_remembered() {
        var byStaff = booked(onSale(4), 1);
        var byBuyer = booked(onSale(4), 1);

        assertThat(cancel(byStaff, organizer())).hasStatus(200);
        assertThat(cancel(byBuyer, header("Booking-Key", key(byBuyer)))).hasStatus(200);

        assertThat(historyOf(byStaff))
                .extracting(Entry::actor, Entry::what)
                .containsExactly(tuple("organizer@ticket.local", What.CANCELLED));
        assertThat(historyOf(byBuyer)).extracting(Entry::actor).containsExactly("buyer");
    }

    @Test
    void once_the_event_has_begun_staff_can_cancel_and_the_buyer_cannot() {
        var terms = terms(newEvent(), 4);
        terms.put("starts_at", inDays(-1).toString());
        terms.put("ends_at", inDays(1).toString());
        assertThat(putTerms(terms)).hasStatus(204);
        var booking = booked((long) terms.get("event_id"), 2);

        assertRefused(() -> cancelTicket.handle(ticket(booking, 0), Actor.BUYER), "confirmed");
        assertRefused(
                () -> changeAttendee.handle(ticket(booking, 0), "Bea", Actor.BUYER), "confirmed");
        assertThat(cancelTicket.handle(ticket(booking, 0), RITA).live()).isEqualTo(1);
    }

    @Test
    void another_person_comes_with_a_ticket() {
        var event = onSale(4);
        var booking = booked(event, 2);

        changeAttendee.handle(ticket(booking, 1), " Bea Costa ", RITA);
        changeAttendee.handle(ticket(booking, 1), "Bea Costa", RITA);
        var after = changeAttendee.handle(ticket(booking, 1), " ", RITA);

        assertThat(after.tickets()).extracting(Ticket::attendeeName).containsOnlyNulls();
        assertThat(historyOf(booking))
                .extracting(Entry::detail)
                .containsExactly(
                        "EV" + event + "-2: Ana Silva → Bea Costa",
                        "EV" + event + "-2: Bea Costa → Ana Silva");
        cancelTicket.handle(ticket(booking, 1), RITA);
        assertRefused(() -> changeAttendee.handle(ticket(booking, 1), "Eva", RITA), "cancelled");
    }

    @Test
    void the_tickets_are_sent_once_more_as_often_as_wanted() {
        var booking = booked(onSale(4), 1);

        resendConfirmation.handle(id(booking), RITA);
        resendConfirmation.handle(id(booking), RITA);

        assertThat(facts(booking))
                .containsExactlyInAnyOrder(
                        "booking-confirmed", "booking-confirmed-again", "booking-confirmed-again");
        cancelBooking.handle(id(booking), RITA);
        assertRefused(() -> resendConfirmation.handle(id(booking), RITA), "cancelled");
    }

    @Test
    void what_is_cancelled_cannot_be_confirmed_and_what_is_confirmed_stays_so() {
        var booking = booked(onSale(4), 1);

        assertThat(confirmBooking.handle(id(booking), RITA).status())
                .isEqualTo(BookingStatus.CONFIRMED);
        assertThat(historyOf(booking)).isEmpty();
        cancelBooking.handle(id(booking), RITA);
        assertRefused(() -> confirmBooking.handle(id(booking), RITA), "cancelled");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (ThrowingCallable attempt :
                List.<ThrowingCallable>of(
                        () -> confirmBooking.handle(1L << 50, RITA),
                        () -> cancelBooking.handle(1L << 50, RITA),
                        () -> cancelTicket.handle(1L << 50, RITA),
                        () -> changeAttendee.handle(1L << 50, "Eva", RITA),
                        () -> resendConfirmation.handle(1L << 50, RITA)))
            assertThat(catchThrowableOfType(ErrorResponseException.class, attempt).getStatusCode())
                    .hasToString("404 NOT_FOUND");
    }

    static void assertRefused(ThrowingCallable attempt, String state) {
        var problem = catchThrowableOfType(ErrorResponseException.class, attempt).getBody();
        assertThat(problem.getStatus()).isEqualTo(409);
        assertThat(problem.getType()).hasToString("urn:marquee:problem:invalid-state");
        assertThat(problem.getProperties()).containsEntry("state", state);
    }

    private void use(long ticket) {
        jdbc.sql("update ticket set status = 'used', used_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), ticket)
                .update();
    }

    private Booking find(JsonNode booking) {
        return bookings.find(id(booking)).orElseThrow();
    }

    private List<Entry> historyOf(JsonNode booking) {
        return history.of(id(booking));
    }

    /** The topics of all that is or was owed about the booking. */
    private List<String> facts(JsonNode booking) {
        return jdbc.sql("select topic from outbox where fact_key = :id or fact_key like :again")
                .param("id", String.valueOf(id(booking)))
                .param("again", id(booking) + ":%")
                .query(String.class)
                .list();
    }

    private static long id(JsonNode booking) {
        return booking.get("id").asLong();
    }

    private static long ticket(JsonNode booking, int n) {
        return booking.get("tickets").get(n).get("id").asLong();
    }
}
