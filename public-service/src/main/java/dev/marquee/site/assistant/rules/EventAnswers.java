package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what an event's page says: when, where, how much, and what is left. */
@Component
class EventAnswers {

    private static final int MOST_TYPES = 6;

    /** Empty where the event is not known. */
    Optional<Answer> answer(Topic topic) {
        return topic.tools().event(topic.events().getFirst()).map(event -> answer(topic, event));
    }

    private Answer answer(Topic topic, Event event) {
        return switch (topic.question().intent()) {
            case WHEN -> topic.answer(when(topic, event), page(topic, event));
            case WHERE -> topic.answer(where(topic, event), page(topic, event));
            case PRICE -> price(topic, event);
            case SEAT -> seats(topic, event);
            case WAITING_LIST -> waitingList(topic, event);
            default -> availability(topic, event);
        };
    }

    private static String when(Topic topic, Event event) {
        var speech = topic.speech();
        var time =
                EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), speech.locale());
        if (event.status().equals("cancelled"))
            return topic.text("assist.event.cancelled", event.name());
        return time.until() == null
                ? topic.text(
                        "assist.when", event.name(), time.date(), time.time(), speech.zone(time))
                : topic.text(
                        "assist.when.until",
                        event.name(),
                        time.date(),
                        time.time(),
                        time.until(),
                        speech.zone(time));
    }

    private static String where(Topic topic, Event event) {
        var location = event.location();
        return location == null || location.isBlank()
                ? topic.text("assist.where.unknown", event.name())
                : topic.text("assist.where", event.name(), location);
    }

    private static Answer availability(Topic topic, Event event) {
        var stock = topic.tools().availability(event).orElse(null);
        var head = topic.text("assist.about", event.name(), topic.speech().when(event));
        if (stock == null || !stock.onSale() || stock.left() == 0)
            return closed(topic, event, head, stock);
        var lines = new ArrayList<String>();
        lines.add(head);
        lines.add(topic.text("assist.left", stock.left()));
        if (stock.ticketTypes().size() > 1) lines.addAll(types(topic, stock, true));
        else lines.addAll(types(topic, stock, false));
        return topic.answer(String.join("\n", lines), book(topic, event));
    }

    private static Answer closed(
            Topic topic,
            Event event,
            String head,
            @org.jspecify.annotations.Nullable Availability stock) {
        var why = stock == null ? "unknown" : reason(event, stock);
        var buttons = new ArrayList<Button>();
        if (why.equals("sold_out") && topic.tools().canBeWaitedFor(event))
            buttons.add(
                    Button.to(
                            "/e/" + event.code() + "/waiting-list",
                            topic.text("assist.button.wait")));
        buttons.add(page(topic, event));
        var text =
                topic.speech().textOr("closed." + why + ".title", "closed.unknown.title")
                        + ". "
                        + topic.speech().textOr("closed." + why, "closed.unknown");
        return topic.answer(head + "\n" + text, buttons);
    }

    private static String reason(Event event, Availability stock) {
        if (event.status().equals("draft")) return "draft";
        var reason = stock.reason();
        if (reason != null) return reason;
        return stock.left() == 0 ? "sold_out" : "not_published";
    }

    private static Answer price(Topic topic, Event event) {
        var stock = topic.tools().availability(event).orElse(null);
        var head = topic.text("assist.about", event.name(), topic.speech().when(event));
        if (stock == null || stock.ticketTypes().isEmpty())
            return closed(topic, event, head, stock);
        var lines = new ArrayList<String>();
        lines.add(head);
        lines.addAll(types(topic, stock, true));
        return topic.answer(
                String.join("\n", lines),
                stock.onSale() && stock.left() > 0 ? book(topic, event) : page(topic, event));
    }

    /** A line for each kind of ticket: what it costs, with its tax, and what is left of it. */
    static List<String> types(Topic topic, Availability stock, boolean withLeft) {
        return stock.ticketTypes().stream()
                .limit(MOST_TYPES)
                .map(type -> {
                    var price = price(topic.speech(), type);
                    if (!withLeft || !type.onSale())
                        return topic.text("assist.type", type.name(), price);
                    return type.left() == 0
                            ? topic.text("assist.type.none", type.name(), price)
                            : topic.text("assist.type.left", type.name(), price, type.left());
                })
                .toList();
    }

    private static String price(Speech speech, Availability.TicketType type) {
        var least = type.minPrice();
        if (least != null)
            return speech.text("assist.open-price", speech.money(least, type.currency()));
        var costs = type.costs(new java.math.BigDecimal(type.price())).toPlainString();
        return speech.price(costs, type.currency());
    }

    private static Answer seats(Topic topic, Event event) {
        var key = event.isSeated() ? "assist.seat" : "assist.seat.none";
        return event.isSeated()
                ? topic.answer(
                        topic.text(key, event.name()),
                        Button.to(
                                "/e/" + event.code() + "/seats", topic.text("assist.button.seats")))
                : topic.answer(topic.text(key, event.name()), page(topic, event));
    }

    private static Answer waitingList(Topic topic, Event event) {
        if (topic.tools().canBeWaitedFor(event))
            return topic.answer(
                    topic.text("assist.waiting", event.name()),
                    Button.to(
                            "/e/" + event.code() + "/waiting-list",
                            topic.text("assist.button.wait")));
        var stock = topic.tools().availability(event).orElse(null);
        return stock != null && stock.onSale() && stock.left() > 0
                ? topic.answer(
                        topic.text("assist.waiting.not-needed", event.name(), stock.left()),
                        book(topic, event))
                : topic.answer(topic.text("assist.waiting.none", event.name()), page(topic, event));
    }

    static Button book(Topic topic, Event event) {
        return Button.to("/e/" + event.code() + "#book", topic.text("assist.button.book"));
    }

    static Button page(Topic topic, Event event) {
        return Button.to("/e/" + event.code(), topic.text("assist.button.event", event.name()));
    }
}
