package dev.marquee.report.link;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tracking links")
class TrackingLinkController {

    /** A page of links. */
    record LinkPage(List<TrackingLink> items, int page, int size, long total) {}

    /**
     * Where a link leads.
     *
     * @param path with the link's code, by which its visitors are counted
     */
    record Target(String path) {}

    private final TrackingLinks links;

    TrackingLinkController(TrackingLinks links) {
        this.links = links;
    }

    @GetMapping("/api/tracking-links")
    @Operation(summary = "Lists tracking links, the newest first")
    @ApiResponse(responseCode = "200", description = "A page of links")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    LinkPage list(@Valid @ParameterObject Paging paging, Caller caller) {
        var organizer = caller.has("ADMIN") ? null : caller.id();
        return new LinkPage(
                links.page(organizer, paging.page(), paging.size()),
                paging.page(),
                paging.size(),
                links.count(organizer));
    }

    @PostMapping("/api/tracking-links")
    @Operation(
            summary = "Makes a tracking link",
            description =
                    "Visitors who come by it are counted under its code, and so are their bookings.")
    @ApiResponse(responseCode = "201", description = "The link")
    @ApiResponse(responseCode = "404", description = "not-found: no such event of yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<TrackingLink> add(@Valid @RequestBody LinkRequest request, Caller caller) {
        var link = links.add(request, caller);
        return ResponseEntity.created(URI.create("/api/tracking-links/" + link.id()))
                .eTag(Versions.etag(link.version()))
                .body(link);
    }

    @GetMapping("/api/tracking-links/{id}")
    @Operation(summary = "Shows a tracking link; its ETag goes with a change")
    @ApiResponse(responseCode = "200", description = "The link")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<TrackingLink> show(@PathVariable long id, Caller caller) {
        return tagged(links.get(id, caller));
    }

    @PutMapping("/api/tracking-links/{id}")
    @Operation(
            summary = "Changes a tracking link; with If-Match only the version that was read",
            description = "Its code, and what was counted, stay.")
    @ApiResponse(responseCode = "200", description = "The link")
    @ApiResponse(responseCode = "404", description = "not-found: no such link or event of yours")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<TrackingLink> change(
            @PathVariable long id,
            @Valid @RequestBody LinkRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return tagged(links.change(id, request, Versions.expected(ifMatch), caller));
    }

    @DeleteMapping("/api/tracking-links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a tracking link; what was counted stays")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    void delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        links.delete(id, Versions.expected(ifMatch), caller);
    }

    @Hidden
    @GetMapping("/internal/tracking-links/{code}")
    Target target(@PathVariable String code) {
        var link = links.find(code).orElseThrow(() -> Problems.notFound("link"));
        var page = link.eventCode() == null ? "/" : "/e/" + link.eventCode();
        return new Target(page + "?via=" + link.code());
    }

    private static ResponseEntity<TrackingLink> tagged(TrackingLink link) {
        return ResponseEntity.ok().eTag(Versions.etag(link.version())).body(link);
    }
}
