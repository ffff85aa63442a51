package dev.marquee.site.transfer;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.Transfer;
import dev.marquee.site.client.TransferClient;
import dev.marquee.site.wording.EventTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/**
 * A ticket that is offered, for whoever has the mailed link. Opening it changes nothing, so the
 * scanners of mail servers may follow the link.
 */
@Controller
@RequestMapping("/h/offer/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}")
class OfferController {

    private final TransferClient transfers;

    OfferController(TransferClient transfers) {
        this.transfers = transfers;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        return page(token, HttpStatus.OK, null, locale);
    }

    @PostMapping("/accept")
    ModelAndView accept(@PathVariable String token, Locale locale) {
        try {
            var link = transfers.accept(token).link();
            return new ModelAndView(SeeOther.at("/h/" + link.substring(link.lastIndexOf('/') + 1)));
        } catch (HttpClientErrorException e) {
            return refused(token, e, locale);
        }
    }

    @PostMapping("/decline")
    ModelAndView decline(@PathVariable String token, Locale locale) {
        try {
            transfers.decline(token);
            return new ModelAndView(SeeOther.at("/h/offer/" + token));
        } catch (HttpClientErrorException e) {
            return refused(token, e, locale);
        }
    }

    private ModelAndView refused(String token, HttpClientErrorException e, Locale locale) {
        var refusal = Refusal.of(e);
        return switch (refusal.status()) {
            case 404 -> HolderController.over(HttpStatus.NOT_FOUND, Map.of());
            case 410 -> page(token, HttpStatus.GONE, null, locale);
            case 409 ->
                    page(
                            token,
                            HttpStatus.CONFLICT,
                            Objects.requireNonNullElse(refusal.reason(), "other"),
                            locale);
            default -> throw e;
        };
    }

    private ModelAndView page(
            String token, HttpStatus status, @Nullable String refusal, Locale locale) {
        Transfer.Offer offer;
        try {
            offer = transfers.offered(token);
        } catch (HttpClientErrorException.NotFound e) {
            return HolderController.over(HttpStatus.NOT_FOUND, Map.of());
        }
        return new ModelAndView("transfer-offer", status)
                .addObject("offer", offer)
                .addObject("refusal", refusal)
                .addObject(
                        "time",
                        EventTime.of(
                                offer.eventStartsAt(),
                                offer.eventEndsAt(),
                                offer.timeZone(),
                                locale))
                .addObject(
                        "until",
                        EventTime.of(offer.transfer().expiresAt(), null, offer.timeZone(), locale))
                .addObject("base", "/h/offer/" + token);
    }
}
