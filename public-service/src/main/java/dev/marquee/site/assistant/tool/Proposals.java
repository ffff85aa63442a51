package dev.marquee.site.assistant.tool;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.security.Caller;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.TicketClient.Refund;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes proposals and opens them. Nothing is done here. */
@Component
public class Proposals {

    private static final String PURPOSE = "proposal";
    private static final Duration VALID = Duration.ofMinutes(10);

    private final Seal seal;
    private final JsonMapper json;
    private final Clock clock;

    Proposals(Seal seal, JsonMapper json, Clock clock) {
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The proposal that somebody confirms.
     *
     * @return empty for one that is altered, expired, or somebody else's
     */
    public Optional<Proposal> open(String sealed, Asker asker) {
        return seal.open(PURPOSE, sealed)
                .map(text -> json.readValue(text, Proposal.class))
                .filter(proposal -> proposal.caller().equals(asker.key()))
                .filter(proposal ->
                        clock.instant().isBefore(Instant.ofEpochSecond(proposal.expires())));
    }

    /**
     * Whether it is booked on its own page alone: that asks for more than a number, or lets people
     * in by turn.
     */
    public static boolean isOnItsPageAlone(Event event) {
        return event.isSeated()
                || Boolean.TRUE.equals(event.waitingRoom())
                || event.names().equals("required");
    }

    /**
     * Proposes to book, where a name, an address and a number are all that it takes.
     *
     * @return empty where its page asks for more, or it cannot be had
     */
    public Optional<Card> book(
            Event event, @Nullable Long typeId, int quantity, CallerTools tools, Speech speech) {
        if (isOnItsPageAlone(event)) return Optional.empty();
        var stock = tools.availability(event).orElse(null);
        if (stock == null || !stock.onSale() || quantity < 1 || quantity > stock.quota())
            return Optional.empty();
        var types =
                stock.ticketTypes().stream()
                        .filter(type -> type.onSale() && !type.open() && type.left() >= quantity)
                        .filter(type -> typeId == null || type.id() == typeId)
                        .toList();
        if (types.size() != 1) return Optional.empty();
        var type = types.getFirst();
        var quote = tools.quote(event, List.of(new NewBooking.Item(type.id(), quantity, null)));
        if (quote.isEmpty()) return Optional.empty();
        var total = quote.get().total();
        var proposal =
                new Proposal(
                        RandomToken.create(),
                        Proposal.BOOK,
                        tools.asker().key(),
                        expires(),
                        event.code(),
                        type.id(),
                        quantity,
                        null,
                        null,
                        total,
                        null,
                        quote.get().currency());
        return Optional.of(
                new Card(
                        speech.text("assist.card.book", quantity, event.name()),
                        List.of(
                                speech.when(event),
                                speech.text("assist.card.tickets", quantity, type.name()),
                                speech.text(
                                        "assist.card.total",
                                        speech.price(total, quote.get().currency()))),
                        speech.text("assist.card.book.yes"),
                        sealed(proposal),
                        Proposal.BOOK,
                        tools.asker().caller().filter(Caller::emailVerified).isEmpty()));
    }

    /**
     * Proposes to cancel one of the asker's own bookings.
     *
     * @return empty where nothing can be given back any more
     */
    public Optional<Card> cancel(Booking booking, CallerTools tools, Speech speech) {
        if (booking.cancelled() || !clock.instant().isBefore(booking.startsAt()))
            return Optional.empty();
        if (!booking.isPaid()) return Optional.of(card(booking, List.of(), null, speech, tools));
        var back = tools.giveBack(booking, List.of()).refund();
        return back == null
                ? Optional.empty()
                : Optional.of(card(booking, back.tickets(), back, speech, tools));
    }

    private Card card(
            Booking booking,
            List<Long> tickets,
            @Nullable Refund back,
            Speech speech,
            CallerTools tools) {
        var proposal =
                new Proposal(
                        RandomToken.create(),
                        Proposal.CANCEL,
                        tools.asker().key(),
                        expires(),
                        booking.eventCode(),
                        null,
                        null,
                        booking.id(),
                        tickets,
                        back == null ? null : back.amount(),
                        back == null ? null : back.feeKept(),
                        booking.currency());
        var count = back == null ? booking.tickets().size() : tickets.size();
        var lines = new ArrayList<String>();
        lines.add(speech.text("assist.card.cancel.what", String.valueOf(booking.id()), count));
        if (back == null) lines.add(speech.text("assist.card.cancel.free"));
        else {
            var amount = speech.money(back.amount(), back.currency());
            lines.add(
                    speech.text(
                            back.phase().equals("asked")
                                    ? "assist.card.cancel.asked"
                                    : "assist.card.cancel.back",
                            amount));
            if (new BigDecimal(back.feeKept()).signum() > 0)
                lines.add(
                        speech.text(
                                "assist.card.cancel.kept",
                                speech.money(back.feeKept(), back.currency())));
        }
        return new Card(
                speech.text("assist.card.cancel", booking.eventName()),
                lines,
                speech.text(
                        back != null && back.phase().equals("asked")
                                ? "booking.refund.ask"
                                : "assist.card.cancel.yes"),
                sealed(proposal),
                Proposal.CANCEL,
                false);
    }

    private String sealed(Proposal proposal) {
        return seal.seal(PURPOSE, Objects.requireNonNull(json.writeValueAsString(proposal)));
    }

    private long expires() {
        return clock.instant().plus(VALID).getEpochSecond();
    }
}
