package dev.marquee.auth.archive;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@Tag(name = "Archives")
class ArchiveApiController {

    private final OrganizerArchives archives;

    ArchiveApiController(OrganizerArchives archives) {
        this.archives = archives;
    }

    @RecentSignIn
    @PostMapping("/api/organizers/{id}/archive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for an archive of all that is an organiser's",
            description =
                    "One ZIP with events, bookings, tickets, customers, messages, reports and files, made of all services in the background. It can be fetched for seven days, and its format is documented. Organisers ask for their own, admins for anybody's.")
    @ApiResponse(responseCode = "202", description = "It is being made")
    @ApiResponse(
            responseCode = "401",
            description = "recent-sign-in-required: sign in again; or no valid token of a person")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: no such organiser, or it is not you")
    @ApiResponse(responseCode = "409", description = "archive-under-way: one is being made")
    ArchiveView order(@PathVariable long id, Caller caller) {
        return ArchiveView.of(archives.order(caller, archives.organizer(caller, id)));
    }

    @GetMapping("/api/archives/{id}")
    @Operation(summary = "An archive, and how far it is")
    @ApiResponse(responseCode = "200", description = "The archive")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: no such archive, its time is over, or it is not yours")
    ArchiveView show(@PathVariable long id, Caller caller) {
        return ArchiveView.of(archives.job(caller, id));
    }

    @RecentSignIn
    @GetMapping("/api/archives/{id}/file")
    @Operation(summary = "Fetch an archive")
    @ApiResponse(
            responseCode = "200",
            description = "The ZIP",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "401",
            description = "recent-sign-in-required: sign in again; or no valid token of a person")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: it is not made yet, its time is over, or it is not yours")
    ResponseEntity<StreamingResponseBody> file(@PathVariable long id, Caller caller) {
        return archives.file(caller, id);
    }
}
