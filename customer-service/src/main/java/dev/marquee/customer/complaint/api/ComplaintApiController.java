package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintList;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.intake.ComplaintIntake;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/complaints")
@Tag(name = "Complaints")
class ComplaintApiController {

    /** A page of complaints. */
    @Schema(name = "ComplaintPage")
    record Page(List<ComplaintView> items, int page, int size, long total) {}

    private final ComplaintIntake intake;
    private final ComplaintAccess access;
    private final ComplaintList list;
    private final ManageComplaint manage;
    private final OpenComplaint openComplaint;
    private final ComplaintViews views;

    ComplaintApiController(
            ComplaintIntake intake,
            ComplaintAccess access,
            ComplaintList list,
            ManageComplaint manage,
            OpenComplaint openComplaint,
            ComplaintViews views) {
        this.intake = intake;
        this.access = access;
        this.list = list;
        this.manage = manage;
        this.openComplaint = openComplaint;
        this.views = views;
    }

    @PostMapping
    @Operation(
            summary = "Makes a complaint",
            description =
                    "Signed in, or with the link of a booking's mail, it is in the queue at once. Else name and email say who complains, and a mail asks to confirm it first.")
    @ApiResponse(responseCode = "201", description = "The complaint")
    @ApiResponse(responseCode = "404", description = "not-found: no such link")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(
            responseCode = "429",
            description =
                    "too-many-complaints: three open ones of a booking, ten a day of an address, or one that waits for it to be confirmed")
    @ApiResponse(
            responseCode = "503",
            description = "service-unavailable: bookings cannot be reached")
    ResponseEntity<ComplaintView> create(
            @Parameter(description = "The token of a booking's mailed link")
                    @RequestHeader(name = "Booking-Link", required = false)
                    @Nullable String bookingLink,
            @Valid @RequestBody ComplaintRequest request,
            Locale locale) {
        var reader = access.reader(bookingLink, null);
        var complaint = intake.take(request.draft(), reader, locale);
        return ResponseEntity.created(URI.create("/api/complaints/" + complaint.id()))
                .eTag(Versions.etag(complaint.version()))
                .body(
                        complaint.unconfirmed()
                                ? ComplaintView.of(complaint, false, true, null)
                                : views.of(complaint, reader.isStaff(), true));
    }

    @GetMapping
    @Operation(
            summary = "Lists complaints",
            description =
                    "Support sees the queue, an organiser those about its events, everybody their own.")
    @ApiResponse(responseCode = "200", description = "A page of complaints")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @Parameter(
                            description =
                                    "open, mine, in_progress, resolved, closed, unconfirmed or all",
                            example = "all")
                    @RequestParam(defaultValue = "all")
                    @Pattern(
                            regexp = "open|mine|in_progress|resolved|closed|unconfirmed|all",
                            message = "{invalid.open-mine-in-progress}")
                    String view,
            @Parameter(
                            description =
                                    "Words in the subject, the requester's name or address, or the event's name",
                            example = "cold")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String q,
            @RequestParam(required = false) @Nullable Long eventId,
            @Parameter(description = "due or newest", example = "newest")
                    @RequestParam(defaultValue = "newest")
                    @Pattern(regexp = "due|newest", message = "{invalid.due-or-newest}")
                    String sort,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var reader = Reader.of(caller);
        var query = new ComplaintList.Query(view, q.strip(), eventId, null, sort.equals("newest"));
        return new Page(
                list.page(query, reader, paging.size(), paging.offset()).stream()
                        .map(one ->
                                ComplaintView.of(one, reader.isStaff(), isOwn(one, caller), null))
                        .toList(),
                paging.page(),
                paging.size(),
                list.count(query, reader));
    }

    private static boolean isOwn(Complaint complaint, Caller caller) {
        var account = complaint.requester().account();
        return account != null && account == caller.id();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows a complaint with its thread",
            description = "Notes of staff are for staff only.")
    @ApiResponse(
            responseCode = "200",
            description = "The complaint",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match",
                            schema = @Schema(type = "string", example = "\"3\"")))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<ComplaintView> show(
            @PathVariable long id,
            @RequestHeader(name = ComplaintViews.BOOKING_LINK, required = false)
                    @Nullable String bookingLink,
            @RequestHeader(name = ComplaintViews.KEY, required = false) @Nullable String key) {
        return views.answer(access.open(id, access.reader(bookingLink, key)));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Changes the state of a complaint, or how urgent it is",
            description =
                    "What is absent stays. Its requester may close what is resolved. With If-Match, nothing is changed if somebody else changed it since.")
    @ApiResponse(responseCode = "200", description = "The complaint")
    @ApiResponse(responseCode = "403", description = "forbidden: staff decide that")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state, answer-needed: that cannot be done now")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ComplaintView> change(
            @PathVariable long id,
            @Parameter(description = "The ETag of the complaint that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = ComplaintViews.BOOKING_LINK, required = false)
                    @Nullable String bookingLink,
            @RequestHeader(name = ComplaintViews.KEY, required = false) @Nullable String key,
            @Valid @RequestBody ChangeRequest request) {
        var reader = access.reader(bookingLink, key);
        var opened = access.open(id, reader);
        manage.change(id, opened.by(), request.change(), Versions.expected(ifMatch));
        return views.answer(access.open(id, reader));
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            summary = "Confirms the address of a complaint",
            description =
                    "By the key of the mailed link, or by staff who know whose it is. Doing so again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The complaint, in the queue")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<ComplaintView> confirm(
            @PathVariable long id,
            @RequestHeader(name = ComplaintViews.KEY, required = false) @Nullable String key) {
        var reader = access.reader(null, key);
        access.open(id, reader);
        openComplaint.confirm(id);
        return views.answer(access.open(id, reader));
    }
}
