package dev.marquee.ticket.change;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a change shows: the tickets, what they may become, and what that means. */
@Component
class ChangePages {

    static final String FORM = "changeForm";

    /** More events than staff find in one list; of the others, the API is for programs. */
    private static final int MOST_EVENTS = 50;

    /** A ticket that may be chosen. */
    record Choice(long id, String code, String type, String paid, boolean chosen) {}

    /** An event whose types may be chosen. */
    record Target(long id, String name, String code, ZonedDateTime startsAt) {}

    /** A type that may be chosen. */
    record Option(String value, String name, String price, int left, boolean chosen) {}

    /**
     * What it would mean.
     *
     * @param minor the difference, for the form
     * @param difference without its sign
     */
    record Meaning(
            String before, String after, long minor, String difference, String type, int left) {}

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final Clock clock;

    ChangePages(JdbcClient jdbc, Stocks stocks, Clock clock) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.clock = clock;
    }

    /**
     * @param plan null while nothing is chosen, or what is chosen is not possible
     */
    String show(Booking booking, ChangeForm form, @Nullable ChangePlan plan, Model model) {
        model.addAttribute("booking", booking)
                .addAttribute(FORM, form)
                .addAttribute("choices", choices(booking, form))
                .addAttribute("targets", targets(booking, form))
                .addAttribute("moves", plan != null && plan.isMove())
                .addAttribute("meaning", plan == null ? null : meaning(plan));
        return "change/change";
    }

    private static List<Choice> choices(Booking booking, ChangeForm form) {
        var good =
                booking.tickets().stream()
                        .filter(it -> it.status() == TicketStatus.ISSUED)
                        .toList();
        return good.stream()
                .map(ticket ->
                        new Choice(
                                ticket.id(),
                                booking.event().ticketCode(ticket.number()),
                                ticket.ticketType(),
                                Money.text(ticket.paidMinor(), booking.currency()),
                                good.size() == 1 || form.ticketIds().contains(ticket.id())))
                .toList();
    }

    /**
     * Its own event first, then others of the organiser that are not over, the next one first; an
     * event that is only tried out shares nothing with others.
     */
    private Map<Target, List<Option>> targets(Booking booking, ChangeForm form) {
        var targets = new LinkedHashMap<Target, List<Option>>();
        var events =
                jdbc.sql(
                                """
                                select event_id, name, code, starts_at, time_zone from sale_terms
                                where organizer_id = :organizer and currency = :currency
                                    and (event_id = :own or (not :test and test_mode = 'off' and status = 'published' and coalesce(ends_at, starts_at) > :now))
                                order by case when event_id = :own then 0 else 1 end, starts_at, event_id limit %d
                                """
                                        .formatted(MOST_EVENTS))
                        .param("organizer", booking.event().organizerId())
                        .param("currency", booking.currency())
                        .param("own", booking.event().eventId())
                        .param("test", booking.event().isTest())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new Target(
                                        row.getLong("event_id"),
                                        row.getString("name"),
                                        row.getString("code"),
                                        row.getObject("starts_at", OffsetDateTime.class)
                                                .atZoneSameInstant(
                                                        ZoneId.of(row.getString("time_zone")))))
                        .list();
        for (var event : events) targets.put(event, options(event.id, booking.currency(), form));
        return targets;
    }

    private List<Option> options(long event, String currency, ChangeForm form) {
        var stock = stocks.find(String.valueOf(event)).orElseThrow();
        return stock.types().stream()
                .filter(type -> type.quantity() > 0)
                .sorted(Comparator.comparing(TicketType::position).thenComparing(TicketType::id))
                .map(type -> {
                    var value = event + ":" + type.id();
                    return new Option(
                            value,
                            type.name(),
                            Money.text(type.priceMinor(), currency),
                            Math.max(0, stock.left(type)),
                            value.equals(form.target()));
                })
                .toList();
    }

    private Meaning meaning(ChangePlan plan) {
        var currency = plan.booking().currency();
        var stock = stocks.find(String.valueOf(plan.event().eventId())).orElseThrow();
        return new Meaning(
                Money.text(plan.beforeMinor(), currency),
                Money.text(plan.afterMinor(), currency),
                plan.differenceMinor(),
                Money.text(Math.abs(plan.differenceMinor()), currency),
                plan.type().name(),
                Math.max(0, stock.left(plan.type())));
    }
}
