package dev.marquee.ticket.entry.attendance;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.attendance.Attendance.AtGate;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says who came to an event. */
@RestController
@Tag(name = "Entry staff")
class AttendanceController {

    static final String PATH = "/api/events/{id}/attendance";

    private final Attendances attendances;
    private final EntryLists lists;
    private final OwnEvents events;
    private final Exports exports;
    private final MessageSource messages;

    AttendanceController(
            Attendances attendances,
            EntryLists lists,
            OwnEvents events,
            Exports exports,
            MessageSource messages) {
        this.attendances = attendances;
        this.lists = lists;
        this.events = events;
        this.exports = exports;
        this.messages = messages;
    }

    @Operation(
            summary = "Who came to an event",
            description =
                    "By the event's id or code and one check-in list, for its organiser and for admins: when the first and the last came, when the last left, who did not come, and who came by each gate in each quarter of an hour.")
    @ApiResponse(responseCode = "200", description = "The figures, with times of the event's zone")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: the event does not have that list")
    @GetMapping(PATH)
    Attendance get(
            @PathVariable String id,
            @Parameter(description = "The check-in list", example = "0")
                    @RequestParam(name = "list_id", required = false, defaultValue = "0")
                    int listId,
            @Parameter(hidden = true) Caller caller) {
        return of(events.open(id, caller), listId);
    }

    private Attendance of(DoorEvent event, int listId) {
        return attendances.of(
                event,
                lists.find(event.id(), listId)
                        .orElseThrow(() ->
                                Problems.invalid("list_id", Text.of("invalid.a-check-in-list"))));
    }

    /** The quarters of an hour as a file. */
    @Hidden
    @GetMapping("/admin/tickets/attendees/{code}/attendance/export.{format:csv|xlsx}")
    void export(
            @PathVariable String code,
            @PathVariable Format format,
            @RequestParam(name = "list_id", required = false, defaultValue = "0") int listId,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var event = events.open(code, caller);
        var table =
                Table.<AtGate>named("attendance")
                        .column(
                                words("entry.attendance.from", event.zone().getId()),
                                row -> row.from().toLocalDateTime().toString())
                        .column(words("desk.gate"), AtGate::gate)
                        .column(words("entry.attendance.admitted"), AtGate::admitted)
                        .of(event.code());
        exports.send(table, format, of(event, listId).quarters(), response);
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
