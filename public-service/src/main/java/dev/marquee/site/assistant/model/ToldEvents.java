package dev.marquee.site.assistant.model;

import dev.marquee.site.assistant.tool.CallerTools;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.client.Event;
import dev.marquee.site.event.RefundWords;
import dev.marquee.site.wording.EventTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells a model of events, as JSON in the reader's words and with their pages. */
final class ToldEvents {

    private static final int MOST_TYPES = 8;

    private final CallerTools tools;
    private final Speech speech;
    private final JsonMapper json;
    private final Instant now;
    private final BiConsumer<String, String> page;

    /**
     * @param page takes the address and the name of each page that is told of
     */
    ToldEvents(
            CallerTools tools,
            Speech speech,
            JsonMapper json,
            Instant now,
            BiConsumer<String, String> page) {
        this.tools = tools;
        this.speech = speech;
        this.json = json;
        this.now = now;
        this.page = page;
    }

    /** Those that the arguments ask for, so many at most. */
    JsonNode found(JsonNode arguments, int most) {
        var from = day(arguments, "from");
        var events =
                tools.find(
                        Strangers.clean(arguments.path("text").asString("")),
                        from == null ? now.truncatedTo(ChronoUnit.MINUTES).toString() : from,
                        day(arguments, "to"),
                        most);
        var list = json.createArrayNode();
        for (var event : events) {
            list.addObject()
                    .put("code", event.code())
                    .put("name", Strangers.clean(event.name()))
                    .put("when", speech.when(event))
                    .put("where", Strangers.clean(event.location()))
                    .put("sold_out", event.soldOut());
            page.accept("/e/" + event.code(), event.name());
        }
        return list;
    }

    private static @Nullable String day(JsonNode arguments, String name) {
        var day = arguments.path(name).asString("");
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? day : null;
    }

    /** All that a buyer asks about. */
    ObjectNode details(Event event) {
        page.accept("/e/" + event.code(), event.name());
        var time =
                EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), speech.locale());
        var told =
                json.createObjectNode()
                        .put("code", event.code())
                        .put("name", Strangers.clean(event.name()))
                        .put("when", speech.when(time))
                        .put("until", time.until())
                        .put("where", Strangers.clean(event.location()))
                        .put("about", Strangers.clean(event.description()))
                        .put("status", event.status())
                        .put("numbered_seats", event.isSeated())
                        .put("refunds", policy(event));
        var stock = tools.availability(event).orElse(null);
        if (stock == null) return told;
        told.put("on_sale", stock.onSale()).put("left", stock.left());
        var types = told.putArray("tickets");
        for (var type : stock.ticketTypes().stream().limit(MOST_TYPES).toList())
            types.addObject()
                    .put("name", Strangers.clean(type.name()))
                    .put("price", price(type))
                    .put("left", type.left())
                    .put("on_sale", type.onSale());
        return told;
    }

    private String price(TicketType type) {
        var least = type.minPrice();
        return least == null
                ? speech.price(
                        type.costs(new BigDecimal(type.price())).toPlainString(), type.currency())
                : speech.text("assist.open-price", speech.money(least, type.currency()));
    }

    private String policy(Event event) {
        var words = RefundWords.of(event, speech.locale());
        var until =
                words.until() == null ? speech.text("refund.start") : speech.when(words.until());
        return speech.text("refund." + words.mode(), until)
                + " "
                + speech.text("refund.kept." + words.kept(), words.fee(), words.percent());
    }
}
