package dev.marquee.site.transfer;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.Transfer;
import dev.marquee.site.client.TransferClient;
import dev.marquee.site.wording.EventTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a ticket is handed on, whichever way its reader came. */
@Component
class TransferPages {

    static final String FORM = "transferForm";

    /**
     * The ticket that the page is about.
     *
     * @param base the address of the page
     * @param back where it leads back to
     */
    record Subject(
            long id,
            String code,
            String type,
            String eventName,
            Instant startsAt,
            ZoneId zone,
            String base,
            String back) {}

    private final TransferClient transfers;

    TransferPages(TransferClient transfers) {
        this.transfers = transfers;
    }

    ModelAndView show(Subject subject, Proof proof, Locale locale) {
        return page(subject, proof, HttpStatus.OK, null, locale)
                .addObject(FORM, new TransferForm(null, null));
    }

    /** Offers the ticket; what was typed stays where it cannot be. */
    ModelAndView offer(
            Subject subject, Proof proof, TransferForm form, BindingResult errors, Locale locale) {
        if (!errors.hasErrors()) {
            try {
                transfers.offer(
                        subject.id(),
                        proof.key(),
                        proof.lookupToken(),
                        proof.ticketLink(),
                        new Transfer.Wish(
                                Objects.requireNonNull(form.name()),
                                Objects.requireNonNull(form.email())));
                return new ModelAndView(SeeOther.at(subject.base()));
            } catch (HttpClientErrorException e) {
                var refusal = Refusal.of(e);
                switch (refusal.status()) {
                    case 409, 429 -> {
                        return page(
                                subject,
                                proof,
                                HttpStatus.valueOf(refusal.status()),
                                word(refusal),
                                locale);
                    }
                    case 422 ->
                            refusal.errors()
                                    .forEach(error ->
                                            errors.rejectValue(
                                                    error.field().equals("name") ? "name" : "email",
                                                    "refused"));
                    default -> throw e;
                }
            }
        }
        return page(subject, proof, HttpStatus.UNPROCESSABLE_CONTENT, null, locale);
    }

    private static String word(Refusal refusal) {
        if (refusal.status() == 429) return "often";
        var reason = refusal.reason();
        return reason == null ? "pending" : reason;
    }

    ModelAndView takeBack(Subject subject, Proof proof) {
        transfers.takeBack(subject.id(), proof.key(), proof.lookupToken(), proof.ticketLink());
        return new ModelAndView(SeeOther.at(subject.base()));
    }

    private ModelAndView page(
            Subject subject,
            Proof proof,
            HttpStatus status,
            @Nullable String refusal,
            Locale locale) {
        var open =
                transfers
                        .transfers(
                                subject.id(), proof.key(), proof.lookupToken(), proof.ticketLink())
                        .open();
        return new ModelAndView("transfer", status)
                .addObject("ticket", subject)
                .addObject("time", EventTime.of(subject.startsAt(), null, subject.zone(), locale))
                .addObject("open", open)
                .addObject(
                        "until",
                        open == null
                                ? null
                                : EventTime.of(open.expiresAt(), null, subject.zone(), locale))
                .addObject("refusal", refusal);
    }
}
