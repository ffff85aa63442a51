package dev.marquee.auth.privacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.Problems;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/profile/export")
@Tag(name = "Profile")
class FileApiController {

    private final OwnFiles own;

    FileApiController(OwnFiles own) {
        this.own = own;
    }

    @RecentSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a file of what is stored about you",
            description =
                    "A ZIP with a page to read, the same as JSON, and the files that you sent. It is made of all services or not at all, and can be fetched for seven days. You are told by mail that it was asked for.")
    @ApiResponse(responseCode = "202", description = "It is being made")
    @ApiResponse(
            responseCode = "401",
            description = "recent-sign-in-required: sign in again; or no valid token of a person")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(responseCode = "409", description = "export-asked-for: there was one within a day")
    FileView ask(Caller caller) {
        return FileView.of(own.ask(caller));
    }

    @GetMapping
    @Operation(summary = "The file of what is stored about you")
    @ApiResponse(responseCode = "200", description = "What you asked for last")
    @ApiResponse(responseCode = "404", description = "not-found: nothing was asked for")
    FileView show(Caller caller) {
        return own.last(caller).map(FileView::of).orElseThrow(() -> Problems.notFound("file"));
    }

    @GetMapping("/{job}/file")
    @Operation(summary = "Fetch the file of what is stored about you")
    @ApiResponse(
            responseCode = "200",
            description = "The ZIP",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "404",
            description = "not-found: it is not made yet, its time is over, or it is not yours")
    ResponseEntity<StreamingResponseBody> file(@PathVariable long job, Caller caller) {
        return own.content(caller, job);
    }
}
