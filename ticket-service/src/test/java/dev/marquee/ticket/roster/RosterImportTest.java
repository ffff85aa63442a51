package dev.marquee.ticket.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.bulk.BookList;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.entry.list.DoorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What becomes of a file while the engine refuses, is busy or breaks. */
class RosterImportTest {

    private static final RosterFile FILE = RosterFile.read("First Name,Email\nAna,\nBen,\nCem,\n");

    private final CheckRoster check = mock();
    private final BookTickets bookTickets = mock();
    private final ImportedTickets imported = mock();
    private final AuditTrail trail = mock();
    private final DoorEvent event = mock();
    private final Caller by = new Caller(2, "o@example.org", "o@example.org", true, Set.of());
    private final BookTickets.Result result = new BookTickets.Result(booking(), false, true);

    @BeforeEach
    void three_good_lines() {
        when(event.id()).thenReturn(7L);
        when(event.code()).thenReturn("EV07");
        var lines = new ArrayList<CheckedAttendee>();
        for (var line : FILE.lines()) {
            var attendee = Attendee.of(FILE.shape(), line.cells());
            var key = attendee.key(FILE.shape(), 0);
            lines.add(new CheckedAttendee(line, attendee, key, 71L, "Standing", null, null));
        }
        when(check.handle(eq(event), eq(FILE), any())).thenReturn(lines);
    }

    @Test
    void each_line_says_why_it_was_refused() {
        when(bookTickets.handleForStaff(any()))
                .thenThrow(refusal(HttpStatus.CONFLICT, "sold-out"))
                .thenThrow(refusal(HttpStatus.CONFLICT, "event-not-on-sale"))
                .thenThrow(refusal(HttpStatus.CONFLICT, "request-in-progress"));

        assertThat(problems(Duration.ofDays(1)))
                .containsExactly(
                        RosterProblem.SOLD_OUT, RosterProblem.NOT_ON_SALE, RosterProblem.TRY_AGAIN);
    }

    @Test
    void a_busy_engine_ends_it_and_what_was_taken_is_said_and_on_record() {
        when(bookTickets.handleForStaff(any()))
                .thenReturn(result)
                .thenThrow(refusal(HttpStatus.SERVICE_UNAVAILABLE, "busy"));

        assertThat(problems(Duration.ofDays(1)))
                .containsExactly(null, RosterProblem.TRY_AGAIN, RosterProblem.TRY_AGAIN);
        verify(bookTickets, times(2)).handleForStaff(any());
        verify(trail).record("attendees.imported", "event:EV07", "1 attendees");
    }

    @Test
    void what_there_is_no_time_for_is_left_for_another_time() {
        when(bookTickets.handleForStaff(any())).thenReturn(result);

        assertThat(problems(Duration.ZERO))
                .containsExactly(null, RosterProblem.TRY_AGAIN, RosterProblem.TRY_AGAIN);
        verify(bookTickets).handleForStaff(any());
    }

    @Test
    void what_was_taken_before_it_broke_is_on_record() {
        when(bookTickets.handleForStaff(any()))
                .thenReturn(result)
                .thenThrow(new IllegalStateException("broken"));

        assertThatThrownBy(() -> problems(Duration.ofDays(1))).hasMessage("broken");
        verify(trail).record("attendees.imported", "event:EV07", "1 attendees");
    }

    private List<@Nullable RosterProblem> problems(Duration longest) {
        var done = new ArrayList<@Nullable RosterProblem>();
        new ImportAttendees(check, new BookList(bookTickets, longest), imported, trail)
                .handle(event, FILE, null, false, by)
                .forEach(one -> done.add(one.problem()));
        return done;
    }

    private static Booking booking() {
        Booking booking = mock();
        when(booking.id()).thenReturn(1184L);
        return booking;
    }

    private static ErrorResponseException refusal(HttpStatus status, String type) {
        return Problems.problem(status, type, "in words");
    }
}
