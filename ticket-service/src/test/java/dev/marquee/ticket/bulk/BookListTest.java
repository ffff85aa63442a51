package dev.marquee.ticket.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.bulk.BookList.Refused;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What the lines of a list are told when their booking is refused. */
class BookListTest {

    private final BookTickets bookTickets = mock();
    private final Purchase purchase = mock();
    private final Purchase elsewhere = mock();
    private final BookList.Round round = new BookList(bookTickets, Duration.ofMinutes(10)).begin();

    @Test
    void a_refusal_of_one_line_is_not_that_of_the_next() {
        when(bookTickets.handleForStaff(any()))
                .thenThrow(problem(HttpStatus.CONFLICT, "sold-out"))
                .thenThrow(problem(HttpStatus.CONFLICT, "event-not-on-sale"))
                .thenThrow(problem(HttpStatus.CONFLICT, "request-in-progress"))
                .thenThrow(Problems.invalid("items", "in words"))
                .thenThrow(problem(HttpStatus.CONFLICT, "sold-out"));

        assertThat(round.book(purchase).refused()).isEqualTo(Refused.SOLD_OUT);
        assertThat(round.book(purchase).refused()).isEqualTo(Refused.NOT_ON_SALE);
        assertThat(round.book(purchase).refused()).isEqualTo(Refused.TRY_AGAIN);
        assertThat(round.book(purchase).refused()).isEqualTo(Refused.TYPE);
        assertThat(round.book(purchase).refused()).isEqualTo(Refused.SOLD_OUT);
    }

    @Test
    void where_the_service_is_busy_the_rest_is_left_to_the_next_request() {
        when(bookTickets.handleForStaff(any()))
                .thenThrow(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy"));

        assertThat(round.book(purchase).refused()).isEqualTo(Refused.TRY_AGAIN);
        assertThat(round.book(purchase).refused()).isEqualTo(Refused.TRY_AGAIN);

        verify(bookTickets, times(1)).handleForStaff(any());
    }

    @Test
    void one_line_is_tried_even_where_there_is_no_time() {
        when(bookTickets.handleForStaff(any())).thenThrow(problem(HttpStatus.CONFLICT, "sold-out"));
        var none = new BookList(bookTickets, Duration.ZERO).begin();

        assertThat(none.book(purchase).refused()).isEqualTo(Refused.SOLD_OUT);
        assertThat(none.book(purchase).refused()).isEqualTo(Refused.TRY_AGAIN);
    }

    @Test
    void without_the_seat_that_was_wished_for_there_is_another() {
        when(bookTickets.handleForStaff(purchase)).thenThrow(Problems.invalid("seats", "in words"));
        when(bookTickets.handleForStaff(elsewhere))
                .thenThrow(problem(HttpStatus.CONFLICT, "sold-out"));

        assertThat(round.book(purchase, elsewhere).refused()).isEqualTo(Refused.SOLD_OUT);
    }

    private static ErrorResponseException problem(HttpStatus status, String type) {
        return Problems.problem(status, type, "in words");
    }
}
