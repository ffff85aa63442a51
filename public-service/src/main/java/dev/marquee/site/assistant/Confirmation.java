package dev.marquee.site.assistant;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.CallerTools;
import dev.marquee.site.assistant.tool.Card;
import dev.marquee.site.assistant.tool.Proposal;
import dev.marquee.site.assistant.tool.Proposals;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.assistant.tool.ToolClients;
import dev.marquee.site.booking.Cancellation;
import dev.marquee.site.booking.Door;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.event.BookingAttempt;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import dev.marquee.site.event.RefusalWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Does what was proposed, once, as it was shown. What it costs is checked by who sells it, in the
 * same step; twice is as good as once, because a booking has the proposal's id as its key.
 */
@Component
class Confirmation {

    sealed interface Outcome {}

    /** It was booked, now or when it was confirmed before. */
    record Bought(Booking booking) implements Outcome {}

    /**
     * It was not done, or it was cancelled: in words.
     *
     * @param cards what can be confirmed instead
     */
    record Said(String text, List<Card> cards) implements Outcome {}

    /** A name and an address are missing. */
    record BuyerMissing() implements Outcome {}

    /** Who buys, where no account says it. */
    record Buyer(@Nullable String name, @Nullable String email) {

        boolean isComplete() {
            return name != null
                    && !name.isBlank()
                    && email != null
                    && email.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
        }
    }

    private final Proposals proposals;
    private final ToolClients clients;
    private final BookingAttempt attempts;
    private final Cancellation cancellation;
    private final RefusalWords words;
    private final MessageSource messages;

    Confirmation(
            Proposals proposals,
            ToolClients clients,
            BookingAttempt attempts,
            Cancellation cancellation,
            RefusalWords words,
            MessageSource messages) {
        this.proposals = proposals;
        this.clients = clients;
        this.attempts = attempts;
        this.cancellation = cancellation;
        this.words = words;
        this.messages = messages;
    }

    Outcome confirm(String sealed, Buyer typed, Asker asker, Locale locale) {
        var speech = new Speech(messages, locale);
        var proposal = proposals.open(sealed, asker).orElse(null);
        if (proposal == null) return said(speech.text("assist.confirm.over"));
        var tools = clients.of(asker, locale);
        return proposal.action().equals(Proposal.BOOK)
                ? book(proposal, typed, tools, speech)
                : cancel(proposal, tools, speech);
    }

    private Outcome book(Proposal proposal, Buyer typed, CallerTools tools, Speech speech) {
        var buyer =
                tools.asker()
                        .caller()
                        .filter(Caller::emailVerified)
                        .map(caller -> new Buyer(caller.name(), caller.email()))
                        .orElse(typed);
        if (!buyer.isComplete()) return new BuyerMissing();
        var event = tools.event(proposal.event()).orElse(null);
        // A waiting room may have opened since it was proposed.
        if (event == null || Proposals.isOnItsPageAlone(event))
            return said(speech.text("assist.confirm.refused"));
        var typeId = Objects.requireNonNull(proposal.typeId());
        var quantity = Objects.requireNonNull(proposal.quantity());
        var wish =
                new NewBooking(
                        event.id(),
                        List.of(new NewBooking.Item(typeId, quantity, null)),
                        Objects.requireNonNull(buyer.name()).strip(),
                        Objects.requireNonNull(buyer.email()).strip(),
                        null,
                        Objects.requireNonNull(proposal.amount()),
                        null,
                        null);
        return switch (attempts.book(wish, "assistant-" + proposal.id())) {
            case Booked(var booking, var again) -> new Bought(booking);
            case Refused(var why) when why.type().equals("price-changed") ->
                    changed(proposals.book(event, typeId, quantity, tools, speech), speech);
            case Refused(var why) when isAboutBuyer(why) -> new BuyerMissing();
            case Refused(var why) -> said(words.of(why, speech.locale()).text());
            case Unknown() -> said(speech.text("refused.unknown"));
        };
    }

    private static boolean isAboutBuyer(Refusal why) {
        return why.errors().stream().anyMatch(error -> error.field().startsWith("buyer_"));
    }

    private Outcome cancel(Proposal proposal, CallerTools tools, Speech speech) {
        var id = Objects.requireNonNull(proposal.booking());
        var booking = tools.booking(id).orElse(null);
        if (booking == null) return said(speech.text("assist.confirm.over"));
        var done = said(speech.text("assist.confirm.cancelled", String.valueOf(id)));
        if (booking.cancelled()) return done;
        var chosen = Objects.requireNonNullElse(proposal.tickets(), List.<Long>of());
        var asked = false;
        if (booking.isPaid() || proposal.amount() != null) {
            var back = tools.giveBack(booking, chosen).refund();
            if (back == null) return said(speech.text("assist.confirm.refused"));
            if (!same(back.amount(), proposal.amount()) || !same(back.feeKept(), proposal.kept()))
                return changed(proposals.cancel(booking, tools, speech), speech);
            asked = back.phase().equals("asked");
        }
        if (!cancellation.cancel(booking, Door.byAccount(), chosen))
            return said(speech.text("assist.confirm.refused"));
        return asked ? said(speech.text("assist.confirm.asked")) : done;
    }

    private static boolean same(String amount, @Nullable String shown) {
        return shown != null && new BigDecimal(amount).compareTo(new BigDecimal(shown)) == 0;
    }

    private static Outcome changed(Optional<Card> instead, Speech speech) {
        return instead.<Outcome>map(
                        card -> new Said(speech.text("assist.confirm.changed"), List.of(card)))
                .orElseGet(() -> said(speech.text("assist.confirm.refused")));
    }

    private static Outcome said(String text) {
        return new Said(text, List.of());
    }
}
