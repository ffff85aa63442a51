package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.MergeComplaints;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is written to a complaint, and who works on it. */
@RestController
@RequestMapping("/api/complaints/{id}")
@Tag(name = "Complaints")
class ComplaintThreadController {

    /** The complaint that one goes on in. */
    @Schema(name = "ComplaintMergeRequest")
    record MergeRequest(@Schema(example = "91") @NotNull @Positive @Nullable Long into) {}

    /** The complaint that one has to do with. */
    @Schema(name = "ComplaintLinkRequest")
    record LinkRequest(@Schema(example = "54") @NotNull @Positive @Nullable Long otherId) {}

    private final ComplaintAccess access;
    private final AnswerComplaint answer;
    private final ManageComplaint manage;
    private final MergeComplaints merge;
    private final ComplaintViews views;

    ComplaintThreadController(
            ComplaintAccess access,
            AnswerComplaint answer,
            ManageComplaint manage,
            MergeComplaints merge,
            ComplaintViews views) {
        this.access = access;
        this.answer = answer;
        this.manage = manage;
        this.merge = merge;
        this.views = views;
    }

    @PostMapping("/entries")
    @Operation(
            summary = "Writes to a complaint",
            description =
                    "An answer, or a note for staff. What its requester writes to one that was resolved within 14 days reopens it; to one that is closed, it makes a new complaint that follows it. What was merged goes on in the other one.")
    @ApiResponse(responseCode = "201", description = "The complaint that it stands in")
    @ApiResponse(responseCode = "403", description = "forbidden: notes are for support")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description =
                    "thread-moved, invalid-state: `entry` is what somebody wrote since; or nothing can be answered")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "429", description = "too-many-complaints")
    ResponseEntity<ComplaintView> write(
            @PathVariable long id,
            @RequestHeader(name = ComplaintViews.BOOKING_LINK, required = false)
                    @Nullable String bookingLink,
            @RequestHeader(name = ComplaintViews.KEY, required = false) @Nullable String key,
            @Valid @RequestBody EntryRequest request) {
        var opened = access.open(id, access.reader(bookingLink, key));
        var written = answer.handle(id, opened.by(), request.command());
        var now =
                written.complaint() == id
                        ? access.open(id, access.reader(bookingLink, key))
                        : access.same(written.complaint(), opened.by());
        return ResponseEntity.created(URI.create("/api/complaints/" + now.complaint().id()))
                .body(Objects.requireNonNull(views.answer(now).getBody()));
    }

    @PostMapping("/assign")
    @Operation(
            summary = "Takes a complaint, gives it to somebody, or back to the queue",
            description = "Of two who take it at once, one has it.")
    @ApiResponse(responseCode = "200", description = "The complaint")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "already-assigned, invalid-state: `name` is who has it")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ComplaintView> assign(
            @PathVariable long id, @Valid @RequestBody AssignRequest request, Caller caller) {
        var opened = access.open(id, Reader.of(caller));
        manage.assign(
                id,
                opened.by(),
                assignee(request, opened.by().name(), caller),
                request.insteadOf());
        return views.answer(access.open(id, Reader.of(caller)));
    }

    private static @Nullable Assignee assignee(AssignRequest request, String name, Caller caller) {
        if (Boolean.TRUE.equals(request.nobody())) return null;
        var account = request.accountId();
        if (account == null) return new Assignee(caller.id(), name);
        var given = request.name();
        if (given == null || given.isBlank())
            throw Problems.invalid("name", Text.of("invalid.required"));
        return new Assignee(account, given.strip());
    }

    @PostMapping("/merge")
    @Operation(
            summary = "Makes one of two complaints of the same person",
            description =
                    "This one is closed, and goes on in the other: their threads are shown together.")
    @ApiResponse(responseCode = "200", description = "The complaint that it goes on in")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description =
                    "other-requester, other-booking, invalid-state: they are not of one person, or not about the same booking or event, or one is closed")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ComplaintView> merge(
            @PathVariable long id, @Valid @RequestBody MergeRequest request, Caller caller) {
        var opened = access.open(id, Reader.of(caller));
        var into = merge.handle(id, Objects.requireNonNull(request.into()), opened.by());
        return views.answer(access.open(into.id(), Reader.of(caller)));
    }

    @PostMapping("/link")
    @Operation(summary = "Says that two complaints have to do with each other")
    @ApiResponse(responseCode = "200", description = "The complaint")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ComplaintView> link(
            @PathVariable long id, @Valid @RequestBody LinkRequest request, Caller caller) {
        var opened = access.open(id, Reader.of(caller));
        manage.link(id, Objects.requireNonNull(request.otherId()), opened.by());
        return views.answer(access.open(id, Reader.of(caller)));
    }
}
