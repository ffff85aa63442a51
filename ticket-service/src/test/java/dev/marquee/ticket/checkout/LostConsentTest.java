package dev.marquee.ticket.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.consent.Consents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What was booked is said to be booked, whatever becomes of the wish for news. */
class LostConsentTest {

    private final Purchases purchases = mock(Purchases.class);
    private final BookTickets bookTickets = mock(BookTickets.class);
    private final BookingViews views = mock(BookingViews.class);
    private final Consents consents = mock(Consents.class);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BookingView shown = mock(BookingView.class);
    private final CheckoutController controller =
            new CheckoutController(purchases, bookTickets, views, consents, metrics);

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new CannotCreateTransactionException("no connection is free"),
                new CannotAcquireLockException("locked"),
                new QueryTimeoutException("too slow"),
                new DataIntegrityViolationException("no such thing"),
                new IllegalStateException("anything else"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_booking_whose_wish_is_lost_is_made(RuntimeException failure) {
        doThrow(failure).when(consents).give(any(), anyLong(), anyLong(), any());

        var answer = controller.book(request(true), "key", Optional.empty());

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getHeaders().getFirst("Location")).isEqualTo("/api/bookings/7");
        assertThat(answer.getBody()).isSameAs(shown);
        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void a_wish_that_is_kept_is_not_counted_and_who_has_none_is_not_asked_about() {
        controller.book(request(true), "key", Optional.empty());
        verify(consents).give(new EmailAddress("ana@example.org"), 2, 7, "page");
        controller.book(request(false), "key", Optional.empty());
        verify(consents, Mockito.times(1)).give(any(), anyLong(), anyLong(), any());
        assertThat(lost()).isZero();
    }

    @Test
    void what_is_refused_leaves_no_wish() {
        var request = request(true);
        when(bookTickets.handle(any(), any())).thenThrow(new IllegalStateException("sold out"));
        assertThatIllegalStateException()
                .isThrownBy(() -> controller.book(request, "key", Optional.empty()));
        verify(consents, never()).give(any(), anyLong(), anyLong(), any());
    }

    private double lost() {
        return metrics.get("marquee.consents.lost").counter().count();
    }

    private BookingRequest request(boolean wish) {
        var booking = mock(Booking.class, Mockito.RETURNS_DEEP_STUBS);
        when(booking.id()).thenReturn(7L);
        when(booking.buyerEmail()).thenReturn(new EmailAddress("ana@example.org"));
        when(booking.event().organizerId()).thenReturn(2L);
        when(bookTickets.handle(any(), any()))
                .thenReturn(new BookTickets.Result(booking, false, true));
        when(views.withKey(booking)).thenReturn(shown);
        var request = mock(BookingRequest.class);
        when(request.newsConsent()).thenReturn(wish);
        return request;
    }
}
