package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/venues")
@Tag(name = "Venues")
class VenueApiController {

    private final ManageVenues manage;
    private final VenueViews views;
    private final VenueSettings settings;
    private final PatchReader patches;

    VenueApiController(
            ManageVenues manage, VenueViews views, VenueSettings settings, PatchReader patches) {
        this.manage = manage;
        this.views = views;
        this.settings = settings;
        this.patches = patches;
    }

    @InitBinder("venueRequest")
    void checkVenues(WebDataBinder binder) {
        binder.addValidators(checks());
    }

    private Validator checks() {
        return Validator.forInstanceOf(
                VenueRequest.class, (venue, errors) -> venue.check(errors, settings));
    }

    @InitBinder("venueQuery")
    void checkTimes(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(VenueQuery.class, (query, errors) -> query.check(errors)));
    }

    @GetMapping
    @Operation(
            summary = "Lists venues",
            description =
                    "By name, unless sort says otherwise. With free_from and free_until: only venues that nobody has for any part of that time.")
    @ApiResponse(responseCode = "200", description = "A page of venues")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    VenuePage list(
            @ParameterObject @Valid VenueQuery venueQuery,
            @Valid @ParameterObject Paging paging,
            Optional<Caller> caller) {
        return VenuePage.of(views.page(venueQuery.filter(), paging.page(), paging.size()), caller);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a venue")
    @ApiResponse(
            responseCode = "200",
            description = "The venue",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match",
                            schema = @Schema(example = "\"7\"")))
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    VenueView show(@PathVariable long id, Optional<Caller> caller, HttpServletResponse response) {
        return tagged(views.get(id).seenBy(caller), response);
    }

    @PostMapping
    @Operation(summary = "Adds a venue")
    @ApiResponse(responseCode = "201", description = "The venue")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<VenueView> add(
            @Valid @RequestBody VenueRequest request, Caller caller, HttpServletResponse response) {
        var id = manage.add(request.toDetails(settings), caller);
        return ResponseEntity.created(URI.create("/api/venues/" + id))
                .body(tagged(views.get(id), response));
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PUT, RequestMethod.PATCH},
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Changes a venue; what is absent stays as it is, what is null is cleared",
            description =
                    "A JSON merge patch (RFC 7396). Whoever added it may, and administrators. With If-Match, only if nobody has changed it since.")
    @ApiResponse(responseCode = "200", description = "The venue, with its new ETag")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    VenueView change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<VenueRequest> body,
            Caller caller,
            HttpServletResponse response) {
        Versions.change(
                Versions.expected(ifMatch),
                () -> views.get(id),
                VenueView::version,
                (stored, version) -> {
                    var request = patches.apply(body, VenueRequest.of(stored), checks());
                    var details = request.toDetails(settings, ZoneId.of(stored.timeZone()));
                    return manage.change(id, version, caller, details);
                });
        return tagged(views.get(id), response);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Deletes a venue that is not hired now or later",
            description =
                    "Its past hires go with it; where some are other organisers', only an admin deletes it.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "venue-hired, hired-by-others")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    ResponseEntity<Void> delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.delete(id, Versions.expected(ifMatch), caller);
        return ResponseEntity.noContent().build();
    }

    /** Not through ResponseEntity, which would call an answer with another status unchanged. */
    private static VenueView tagged(VenueView venue, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, Versions.etag(venue.version()));
        return venue;
    }
}
