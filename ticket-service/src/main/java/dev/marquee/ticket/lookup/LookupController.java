package dev.marquee.ticket.lookup;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of bookings without an account. */
@RestController
@Tag(name = "Look-up")
@RequestMapping("/api/lookups")
class LookupController {

    record AddressGiven(@NotBlank String email) {}

    record LinkGiven(
            @Schema(example = "x1Yv0c8Hq2mT4sKd") @NotBlank @Size(max = 200) String token) {}

    record Found(List<BookingView> items) {}

    private final LookupLinks links;
    private final LookupViews views;
    private final Bookings bookings;
    private final BookingViews bookingViews;
    private final ReaderLocales locales;

    LookupController(
            LookupLinks links,
            LookupViews views,
            Bookings bookings,
            BookingViews bookingViews,
            ReaderLocales locales) {
        this.locales = locales;
        this.links = links;
        this.views = views;
        this.bookings = bookings;
        this.bookingViews = bookingViews;
    }

    @Operation(
            summary = "Ask for a link to one's bookings",
            description =
                    "The answer is the same for every address. A mail goes out only to an address with bookings, and after a few each only after a longer pause.")
    @ApiResponse(responseCode = "202", description = "If there are bookings, a mail is on its way")
    @ApiResponse(responseCode = "422", description = "`invalid-input`: not an e-mail address")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: wait as long as Retry-After says")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void request(@Valid @RequestBody AddressGiven request) {
        links.request(
                EmailInput.parse(request.email()),
                locales.current().map(Locale::toLanguageTag).orElse(null));
    }

    @Operation(
            summary = "Use a mailed link",
            description = "Works once. The view token then opens the bookings for 30 minutes.")
    @ApiResponse(responseCode = "200", description = "The address and its view token")
    @ApiResponse(
            responseCode = "410",
            description = "`link-expired`: unknown, used, or older than 20 minutes")
    @PostMapping("/open")
    LookupViews.View open(@Valid @RequestBody LinkGiven link) {
        return views.open(link.token())
                .orElseThrow(() ->
                        Problems.problem(
                                HttpStatus.GONE, "link-expired", Text.of("problem.link-expired")));
    }

    @Operation(summary = "End a view before its time")
    @ApiResponse(responseCode = "204", description = "The view token opens nothing any more")
    @DeleteMapping("/open")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@RequestHeader(LookupViews.HEADER) String viewToken) {
        views.close(viewToken);
    }

    @Operation(
            summary = "The bookings of the view's address, the newest first",
            parameters =
                    @Parameter(
                            name = LookupViews.HEADER,
                            in = ParameterIn.HEADER,
                            description = "The token that POST /api/lookups/open answered with",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200", description = "All its bookings, cancelled ones included")
    @ApiResponse(responseCode = "401", description = "`lookup-expired`: ask for a new link")
    @GetMapping("/bookings")
    Found bookings(@Parameter(hidden = true) HttpServletRequest request) {
        var email =
                views.provenAddress(request)
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.UNAUTHORIZED,
                                        "lookup-expired",
                                        Text.of("problem.lookup-expired")));
        return new Found(bookings.ofBuyer(email).stream().map(bookingViews::of).toList());
    }
}
