package dev.marquee.ticket.waitlist;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.EventStaff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The waiting list of a sold-out event, for everybody who wants a ticket. */
@RestController
@Tag(name = "Waiting lists")
class WaitlistController {

    static final String PATH = "/api/events/{id}/waiting-list";
    static final String BY_LINK = "/api/waiting-list/link";
    private static final String PLACE = PATH + "/{entry:\\d{1,18}}";

    /** A place that counts once its address is confirmed. */
    @Schema(name = "AskedPlace")
    record Asked(@Schema(example = "31") long id, WaitingState state) {}

    record LinkToken(
            @Schema(example = "v-3f9k2m8q0z7x5v1t4r6p8n2b4") @NotBlank @Size(max = 100)
                    String token) {}

    /** Fewer tickets for a place. */
    record Fewer(
            @Schema(example = "v-3f9k2m8q0z7x5v1t4r6p8n2b4") @NotBlank @Size(max = 100)
                    String token,
            @Schema(example = "1") @Positive int quantity) {}

    private final Stocks stocks;
    private final WaitingEntries entries;
    private final WaitlistSettings settings;
    private final WaitlistCounts counts;
    private final JoinWaitlist join;
    private final ChangePlace places;
    private final WaitingViews views;
    private final WaitlistLinks links;
    private final EventStaff staff;
    private final ReaderLocales locales;
    private final Clock clock;

    WaitlistController(
            Stocks stocks,
            WaitingEntries entries,
            WaitlistSettings settings,
            WaitlistCounts counts,
            JoinWaitlist join,
            ChangePlace places,
            WaitingViews views,
            WaitlistLinks links,
            EventStaff staff,
            ReaderLocales locales,
            Clock clock) {
        this.locales = locales;
        this.stocks = stocks;
        this.entries = entries;
        this.settings = settings;
        this.counts = counts;
        this.join = join;
        this.places = places;
        this.views = views;
        this.links = links;
        this.staff = staff;
        this.clock = clock;
    }

    @Operation(
            summary = "What can be waited for",
            description =
                    "By the event's id or code. Types that are sold by code alone have no list.")
    @ApiResponse(responseCode = "200", description = "The types that are sold out, and the rules")
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @GetMapping(PATH + "/summary")
    WaitlistSummary summary(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        var reader = locales.chosen(request).map(Locale::toLanguageTag).orElse(null);
        var stock = stocks.find(id).orElseThrow(() -> Problems.notFound("event")).in(reader);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        var now = clock.instant();
        var rules = settings.of(stock.terms().eventId());
        var waiting = counts.of(stock.terms().eventId()).waiting();
        return WaitlistSummary.of(stock, rules, join.isOpen(stock, rules, now), waiting, now);
    }

    @Operation(
            summary = "Join the waiting list",
            description =
                    "Of an event, or of a type that is sold out. A link is mailed; the place counts once it is used, by the time of this request. The answer is the same whether the address is on the list already.")
    @ApiResponse(responseCode = "202", description = "A mail is on its way")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "waiting-list-closed, tickets-available: there is no list, or no need to wait")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many places with this address")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked join(@PathVariable String id, @Valid @RequestBody JoinRequest request) {
        var entry =
                join.join(
                        id,
                        request,
                        locales.kept(Caller.current()).map(Locale::toLanguageTag).orElse(null));
        return new Asked(entry.id(), entry.state());
    }

    @Operation(
            summary = "Confirm the address of a place",
            description =
                    "The token is the last part of the mailed link's address. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The place, which counts from now on")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not its link")
    @ApiResponse(
            responseCode = "409",
            description = "waiting-list-closed, quota-exceeded: you have so many tickets already")
    @ApiResponse(responseCode = "410", description = "link-expired: join again")
    @PostMapping(PLACE + "/confirm")
    WaitingView confirm(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Valid @RequestBody LinkToken link) {
        return views.own(join.confirm(byLink(entry, id, link.token())));
    }

    @Operation(
            summary = "Take what is offered",
            description =
                    "Its seats are chosen now: the best that are free. What costs nothing is booked at once. What costs something stays offered, and is taken by paying its booking: see the offer's link.")
    @ApiResponse(responseCode = "200", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not its link")
    @ApiResponse(responseCode = "409", description = "invalid-state: nothing is offered now")
    @PostMapping(PLACE + "/take")
    WaitingView take(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Valid @RequestBody LinkToken link) {
        return views.own(places.take(byLink(entry, id, link.token())));
    }

    @Operation(
            summary = "Let an offer of fewer tickets pass",
            description =
                    "The place stays the same. All that it wants are offered once there are as many at once; until then nothing is kept for it, and those behind it go first. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not its link")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: nothing is offered now, or all that it wants")
    @PostMapping(PLACE + "/pass")
    WaitingView pass(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Valid @RequestBody LinkToken link) {
        return views.own(places.pass(byLink(entry, id, link.token())));
    }

    @Operation(
            summary = "Want fewer tickets",
            description = "The place stays the same. Whoever wants more joins again, at the end.")
    @ApiResponse(responseCode = "200", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not its link")
    @ApiResponse(responseCode = "409", description = "invalid-state: it does not wait now")
    @ApiResponse(responseCode = "422", description = "invalid-input: those are not fewer")
    @PostMapping(PLACE + "/fewer")
    WaitingView fewer(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Valid @RequestBody Fewer wish) {
        return views.own(places.fewer(byLink(entry, id, wish.token), wish.quantity));
    }

    @Operation(
            summary = "Show a place on a waiting list",
            description =
                    "For whoever has its link, for the account with its address, and for the event's staff.")
    @ApiResponse(responseCode = "200", description = "The place")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not yours")
    @GetMapping(PLACE)
    WaitingView get(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Parameter(
                            description = "The token of its link",
                            example = "v-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @RequestHeader(name = WaitlistLinks.HEADER, required = false)
                    @Nullable String token,
            @Parameter(hidden = true) Optional<Caller> caller) {
        if (token != null) return views.own(byLink(entry, id, token));
        var found = of(entry, id);
        if (caller.filter(person -> isTheirs(person, found)).isPresent()) return views.own(found);
        if (caller.filter(person -> staff.includes(person, found.eventId())).isPresent())
            return views.forStaff(found);
        throw Problems.notFound("place");
    }

    @Operation(
            summary = "Leave a waiting list, or decline what is offered",
            description =
                    "For those who can show it. What was offered goes to the next at once. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not yours")
    @DeleteMapping(PLACE)
    WaitingView leave(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Parameter(
                            description = "The token of its link",
                            example = "v-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @RequestHeader(name = WaitlistLinks.HEADER, required = false)
                    @Nullable String token,
            @Parameter(hidden = true) Optional<Caller> caller) {
        var found = token == null ? of(entry, id) : byLink(entry, id, token);
        if (token == null
                && caller.filter(person ->
                                isTheirs(person, found) || staff.includes(person, found.eventId()))
                        .isEmpty()) throw Problems.notFound("place");
        return views.own(places.leave(found));
    }

    @Operation(
            summary = "Open a place by its link",
            description = "The token is the last part of the link's address.")
    @ApiResponse(responseCode = "200", description = "The place")
    @ApiResponse(responseCode = "404", description = "not-found: no link to a place")
    @GetMapping(BY_LINK)
    WaitingView open(
            @Parameter(
                            description = "The token of its link",
                            example = "v-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @RequestHeader(WaitlistLinks.HEADER)
                    String token) {
        return views.own(
                links.idIn(token)
                        .flatMap(entries::find)
                        .filter(entry -> links.isOf(token, entry))
                        .orElseThrow(() -> Problems.notFound("place")));
    }

    private WaitingEntry of(long entry, String event) {
        var id = stocks.find(event).map(stock -> stock.terms().eventId());
        return entries.find(entry)
                .filter(found -> id.filter(it -> it == found.eventId()).isPresent())
                .orElseThrow(() -> Problems.notFound("place"));
    }

    private WaitingEntry byLink(long entry, String event, String token) {
        var found = of(entry, event);
        if (!links.isOf(token, found)) throw Problems.notFound("place");
        return found;
    }

    private static boolean isTheirs(Caller caller, WaitingEntry entry) {
        return caller.emailVerified()
                && EmailAddress.parse(caller.email()).filter(entry.email()::equals).isPresent();
    }
}
