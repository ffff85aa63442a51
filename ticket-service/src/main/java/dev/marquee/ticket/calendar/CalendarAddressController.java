package dev.marquee.ticket.calendar;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The address of one's own calendar, as soon as one's e-mail address is verified. */
@RestController
@RequestMapping("/api/calendar-address")
@Tag(name = "Documents")
class CalendarAddressController {

    /**
     * The address of somebody's calendar.
     *
     * @param madeAt null where there is none
     * @param url where it was made just now: it is not kept
     */
    @Schema(name = "CalendarAddress")
    record CalendarAddress(
            @Nullable OffsetDateTime madeAt,
            @Schema(example = "https://tickets.example.org/calendar/w1f3Jc0JkPq8o2yT5b6n7A.ics")
                    @Nullable String url) {}

    private final CalendarAddresses addresses;
    private final MarqueeSettings settings;

    CalendarAddressController(CalendarAddresses addresses, MarqueeSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    @Operation(
            summary = "Whether one's bookings have a calendar address",
            description = "The address itself is told once, when it is made.")
    @ApiResponse(responseCode = "200", description = "When it was made")
    @ApiResponse(responseCode = "403", description = "address-not-verified")
    @GetMapping
    CalendarAddress show(@Parameter(hidden = true) Caller caller) {
        return new CalendarAddress(
                addresses.seen(caller.id(), verified(caller)).orElse(null), null);
    }

    @Operation(
            summary = "Makes a new calendar address for one's bookings",
            description =
                    "Whoever knows it sees which events one goes to. An address that was made before opens nothing any more.")
    @ApiResponse(responseCode = "201", description = "The address; it is not told again")
    @ApiResponse(responseCode = "403", description = "address-not-verified")
    @PostMapping
    ResponseEntity<CalendarAddress> renew(@Parameter(hidden = true) Caller caller) {
        var email = verified(caller);
        var url =
                settings.publicUrl() + "/calendar/" + addresses.renew(caller.id(), email) + ".ics";
        return ResponseEntity.created(URI.create(url))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new CalendarAddress(addresses.seen(caller.id(), email).orElse(null), url));
    }

    @Operation(summary = "Takes the calendar address of one's bookings away")
    @ApiResponse(responseCode = "204", description = "It opens nothing any more")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Parameter(hidden = true) Caller caller) {
        addresses.remove(caller.id());
    }

    private static EmailAddress verified(Caller caller) {
        return EmailAddress.parse(caller.email())
                .filter(email -> caller.emailVerified())
                .orElseThrow(() ->
                        Problems.problem(
                                HttpStatus.FORBIDDEN,
                                "address-not-verified",
                                Text.of("problem.address-not-verified")));
    }
}
