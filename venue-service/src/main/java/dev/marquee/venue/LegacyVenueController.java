package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The older system's address of venues, with its fields: the price is a number here. */
@RestController
@RequestMapping("/place/api/venues")
@Tag(name = "Older addresses")
class LegacyVenueController {

    private final ManageVenues manage;
    private final VenueViews views;
    private final VenueSettings settings;

    LegacyVenueController(ManageVenues manage, VenueViews views, VenueSettings settings) {
        this.manage = manage;
        this.views = views;
        this.settings = settings;
    }

    record LegacyVenue(
            long id,
            @Schema(example = "Harbour Hall") String name,
            @Schema(example = "hall") String type,
            int capacity,
            @Schema(example = "Doca de Santo Amaro, Lisbon") String address,
            BigDecimal pricePerHour,
            VenueView.Status status) {

        static LegacyVenue of(VenueView venue) {
            return new LegacyVenue(
                    venue.id(),
                    venue.name(),
                    venue.type(),
                    venue.capacity(),
                    venue.address(),
                    new BigDecimal(venue.pricePerHour()),
                    venue.status());
        }
    }

    @InitBinder("venueRequest")
    void checkVenues(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(
                        VenueRequest.class, (venue, errors) -> venue.check(errors, settings)));
    }

    @GetMapping
    @Operation(summary = "All venues")
    List<LegacyVenue> list() {
        return views.all().stream().map(LegacyVenue::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a venue")
    LegacyVenue add(@Valid @RequestBody VenueRequest request, Caller caller) {
        var id = manage.add(request.toDetails(settings), caller);
        return LegacyVenue.of(views.get(id));
    }
}
