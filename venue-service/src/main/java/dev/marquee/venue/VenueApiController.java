package dev.marquee.venue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/venues")
@Tag(name = "Venues")
class VenueApiController {

    private final ManageVenues manage;
    private final VenueViews views;
    private final VenueSettings settings;

    VenueApiController(ManageVenues manage, VenueViews views, VenueSettings settings) {
        this.manage = manage;
        this.views = views;
        this.settings = settings;
    }

    @InitBinder("venueRequest")
    void checkVenues(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(
                        VenueRequest.class, (venue, errors) -> venue.check(errors, settings)));
    }

    @GetMapping
    @Operation(summary = "Lists venues by name; q searches name, type and address")
    @ApiResponse(responseCode = "200", description = "A page of venues")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    VenueViews.Page list(
            @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "must have at most 100 characters")
                    @Pattern(regexp = VenueRequest.LINE, message = VenueRequest.CONTROLS)
                    String q,
            @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "must not be negative")
                    @Max(value = 1_000_000, message = "must be at most 1000000")
                    int page,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1")
                    @Max(value = 100, message = "must be at most 100")
                    int size) {
        return views.page(q, page, size);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a venue")
    @ApiResponse(responseCode = "200", description = "The venue")
    @ApiResponse(responseCode = "404", description = "not-found")
    VenueView show(@PathVariable long id) {
        return views.get(id);
    }

    @PostMapping
    @Operation(summary = "Adds a venue")
    @ApiResponse(responseCode = "201", description = "The venue")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<VenueView> add(@Valid @RequestBody VenueRequest request) {
        var id = manage.add(request.toVenue(settings));
        return ResponseEntity.created(URI.create("/api/venues/" + id)).body(views.get(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a venue")
    @ApiResponse(responseCode = "200", description = "The venue")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    VenueView change(@PathVariable long id, @Valid @RequestBody VenueRequest request) {
        manage.change(id, request.toVenue(settings));
        return views.get(id);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Deletes a venue that is not hired now or later")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "venue-hired")
    ResponseEntity<Void> delete(@PathVariable long id) {
        manage.delete(id);
        return ResponseEntity.noContent().build();
    }
}
