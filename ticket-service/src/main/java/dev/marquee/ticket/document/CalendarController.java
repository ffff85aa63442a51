package dev.marquee.ticket.document;

import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A booking's event for a calendar, for whoever may open the booking. */
@RestController
@Tag(name = "Documents")
class CalendarController {

    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8;method=" + CalendarEvent.METHOD);

    private final BookingAccess access;
    private final BookingCalendar calendar;

    CalendarController(BookingAccess access, BookingCalendar calendar) {
        this.access = access;
        this.calendar = calendar;
    }

    @Operation(
            summary = "The event of a booking as a calendar file",
            description =
                    "An iCalendar entry (RFC 5545). Its UID is the event's, its SEQUENCE rises with each change of the event, and its STATUS is CANCELLED where the buyer does not go any more.")
    @OpenedByKey
    @ApiResponse(
            responseCode = "200",
            description = "An iCalendar file with one entry",
            content =
                    @Content(
                            mediaType = "text/calendar",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: the booking is not confirmed yet")
    @GetMapping("/api/bookings/{id}/calendar.ics")
    ResponseEntity<byte[]> ofBooking(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        var booking = access.open(id, request).booking();
        var file =
                ContentDisposition.attachment().filename(booking.event().code() + ".ics").build();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(calendar.entry(booking).file());
    }
}
