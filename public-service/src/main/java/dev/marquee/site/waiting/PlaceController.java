package dev.marquee.site.waiting;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.WaitingListClient;
import dev.marquee.site.client.WaitingPlace;
import dev.marquee.site.lookup.LookupForm;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/**
 * A place on a waiting list, for whoever has its mailed link. Opening it changes nothing, so the
 * scanners of mail servers may follow the link.
 */
@Controller
@RequestMapping("/w/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}")
class PlaceController {

    private static final Set<String> SAID =
            Set.of(
                    "waiting-list-closed",
                    "quota-exceeded",
                    "link-expired",
                    "invalid-state",
                    "invalid-input");

    /** What is refused in words on the page; anything else is a fault. */
    private static final Set<Integer> REFUSED = Set.of(409, 410, 422);

    private final WaitingListClient waiting;

    PlaceController(WaitingListClient waiting) {
        this.waiting = waiting;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        return opened(token, place -> page(token, place, HttpStatus.OK, null, locale));
    }

    @PostMapping("/confirm")
    ModelAndView confirm(@PathVariable String token, Locale locale) {
        return done(
                token,
                locale,
                place -> {
                    waiting.confirmPlace(place.eventId(), place.id(), new WaitingPlace.Link(token));
                    return "/w/" + token;
                });
    }

    /** Free tickets are good at once; others are paid on the page of their booking. */
    @PostMapping("/take")
    ModelAndView take(@PathVariable String token, Locale locale) {
        return done(
                token,
                locale,
                place -> {
                    var taken =
                            waiting.takeOffer(
                                    place.eventId(), place.id(), new WaitingPlace.Link(token));
                    var link = Objects.requireNonNull(taken.offer()).link();
                    if (link == null) return "/w/" + token;
                    var path = "/t/" + link.substring(link.lastIndexOf('/') + 1);
                    return taken.state().equals("taken") ? path : path + "/pay";
                });
    }

    /** What is fewer than they want goes to others, and they keep their place. */
    @PostMapping("/pass")
    ModelAndView pass(@PathVariable String token, Locale locale) {
        return done(
                token,
                locale,
                place -> {
                    waiting.letPass(place.eventId(), place.id(), new WaitingPlace.Link(token));
                    return "/w/" + token;
                });
    }

    @PostMapping("/fewer")
    ModelAndView fewer(
            @PathVariable String token,
            @RequestParam(defaultValue = "0") int quantity,
            Locale locale) {
        return done(
                token,
                locale,
                place -> {
                    if (quantity > 0 && quantity < place.quantity())
                        waiting.wantFewer(
                                place.eventId(),
                                place.id(),
                                new WaitingPlace.Fewer(token, quantity));
                    return "/w/" + token;
                });
    }

    @PostMapping("/leave")
    ModelAndView leave(@PathVariable String token, Locale locale) {
        return done(
                token,
                locale,
                place -> {
                    waiting.leaveWaitingList(place.eventId(), place.id(), token);
                    return "/w/" + token;
                });
    }

    private ModelAndView done(String token, Locale locale, Function<WaitingPlace, String> move) {
        return opened(
                token,
                place -> {
                    try {
                        return new ModelAndView(SeeOther.at(move.apply(place)));
                    } catch (HttpClientErrorException e) {
                        var refusal = Refusal.of(e);
                        if (!REFUSED.contains(refusal.status())) throw e;
                        var word = SAID.contains(refusal.type()) ? refusal.type() : "other";
                        return page(
                                token,
                                waiting.waitingPlace(token),
                                HttpStatus.valueOf(refusal.status()),
                                word,
                                locale);
                    }
                });
    }

    private ModelAndView opened(String token, Function<WaitingPlace, ModelAndView> page) {
        WaitingPlace place;
        try {
            place = waiting.waitingPlace(token);
        } catch (HttpClientErrorException.NotFound e) {
            return new ModelAndView("ticket-link-over", HttpStatus.NOT_FOUND)
                    .addObject("lookupForm", new LookupForm(null));
        }
        return page.apply(place);
    }

    private static ModelAndView page(
            String token,
            WaitingPlace place,
            HttpStatus status,
            @Nullable String refusal,
            Locale locale) {
        var offer = place.offer();
        return new ModelAndView("waiting-place", status)
                .addObject("place", place)
                .addObject("least", Objects.requireNonNullElse(place.least(), 1))
                .addObject("time", time(place, place.eventStartsAt(), locale))
                .addObject("since", time(place, place.joinedAt(), locale))
                .addObject("kept", time(place, place.keptUntil(), locale))
                .addObject("until", time(place, offer == null ? null : offer.until(), locale))
                .addObject(
                        "price",
                        offer == null ? null : Price.of(offer.total(), offer.currency(), locale))
                .addObject("ticketsLink", ticketsLink(place))
                .addObject("refusal", refusal)
                .addObject("base", "/w/" + token);
    }

    private static @Nullable String ticketsLink(WaitingPlace place) {
        var offer = place.offer();
        var link = offer == null ? null : offer.link();
        return link == null || !place.state().equals("taken")
                ? null
                : "/t/" + link.substring(link.lastIndexOf('/') + 1);
    }

    private static @Nullable EventTime time(
            WaitingPlace place, @Nullable Instant at, Locale locale) {
        return at == null ? null : EventTime.of(at, null, place.timeZone(), locale);
    }
}
