package dev.marquee.site.assistant.model;

import dev.marquee.site.assistant.model.ModelReply.ToolCall;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.CallerTools;
import dev.marquee.site.assistant.tool.Card;
import dev.marquee.site.assistant.tool.Proposals;
import dev.marquee.site.assistant.tool.ReasonWords;
import dev.marquee.site.assistant.tool.SalesFacts;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the tools that a model wants, in one turn and for one asker. */
final class ModelTools {

    private static final int MOST = 8;
    private static final Set<String> SUBJECTS =
            Set.of("transfer", "entry", "invoice", "not_arrived", "complaint", "people", "cancel");

    private final CallerTools tools;
    private final Speech speech;
    private final Proposals proposals;
    private final JsonMapper json;
    private final ToldEvents told;
    private final List<Card> cards = new ArrayList<>();
    private final Map<String, Button> pages = new LinkedHashMap<>();

    ModelTools(
            CallerTools tools, Speech speech, Proposals proposals, JsonMapper json, Instant now) {
        this.tools = tools;
        this.speech = speech;
        this.proposals = proposals;
        this.json = json;
        this.told = new ToldEvents(tools, speech, json, now, this::page);
    }

    List<Card> cards() {
        return cards;
    }

    /** The pages of what was told. */
    List<Button> pages() {
        return List.copyOf(pages.values());
    }

    /** What a tool tells, as JSON. What goes wrong is said in a fixed word. */
    String run(ToolCall call) {
        try {
            var arguments =
                    call.arguments().isBlank()
                            ? json.createObjectNode()
                            : json.readTree(call.arguments());
            return json.writeValueAsString(result(call.name(), arguments));
        } catch (JacksonException e) {
            return error("unreadable-arguments").toString();
        } catch (RestClientException e) {
            return error("not-available").toString();
        }
    }

    private JsonNode result(String name, JsonNode arguments) {
        return switch (name) {
            case "find_events" -> told.found(arguments, MOST);
            case "event_details" ->
                    event(arguments)
                            .<JsonNode>map(told::details)
                            .orElseGet(() -> error("not-found"));
            case "my_bookings" -> known() ? bookings() : error("not-signed-in");
            case "my_complaints" -> known() ? complaints() : error("not-signed-in");
            case "my_waiting_places" -> known() ? waitingPlaces() : error("not-signed-in");
            case "reason" ->
                    ReasonWords.text(arguments.path("code").asString(""), speech)
                            .<JsonNode>map(text -> json.createObjectNode().put("text", text))
                            .orElseGet(() -> error("not-found"));
            case "sales_today" -> tools.salesToday().map(this::sales).orElseGet(this::staffOnly);
            case "open_complaints" ->
                    tools.openComplaints().map(this::openComplaints).orElseGet(this::staffOnly);
            case "how_to" -> howTo(arguments.path("subject").asString(""));
            case "propose_booking" -> proposeBooking(arguments);
            case "propose_cancel" -> proposeCancel(arguments);
            default -> error("unknown-tool");
        };
    }

    private boolean known() {
        return tools.asker().caller().filter(caller -> caller.emailVerified()).isPresent();
    }

    private Optional<Event> event(JsonNode arguments) {
        return tools.event(arguments.path("event").asString(""));
    }

    private JsonNode bookings() {
        page("/my", speech.text("lookup.tickets.title"));
        var list = json.createArrayNode();
        for (Booking booking : tools.bookings().stream().limit(MOST).toList()) {
            var time = EventTime.of(booking.startsAt(), null, booking.timeZone(), speech.locale());
            var one =
                    list.addObject()
                            .put("booking", booking.id())
                            .put("event", Strangers.clean(booking.eventName()))
                            .put("event_code", booking.eventCode())
                            .put("when", speech.when(time))
                            .put("status", booking.status())
                            .put("tickets", booking.tickets().size())
                            .put("total", speech.price(booking.total(), booking.currency()));
            var refunded = booking.refunded();
            if (refunded != null && new BigDecimal(refunded).signum() > 0)
                one.put("refunded", speech.money(refunded, booking.currency()));
        }
        return list;
    }

    private JsonNode complaints() {
        page("/my/complaints", speech.text("my.complaints"));
        var list = json.createArrayNode();
        tools.complaints().stream().limit(MOST).forEach(one -> list.add(Strangers.clean(one)));
        return list;
    }

    private JsonNode waitingPlaces() {
        var list = json.createArrayNode();
        for (var place : tools.waitingPlaces().stream().limit(MOST).toList()) {
            var one =
                    list.addObject()
                            .put("event", Strangers.clean(place.eventName()))
                            .put("event_code", place.eventCode())
                            .put("tickets", place.quantity())
                            .put("state", place.state())
                            .put("place", place.place());
            var offer = place.offer();
            if (offer != null)
                one.put(
                        "offered_until",
                        speech.when(
                                EventTime.of(
                                        offer.until(), null, place.timeZone(), speech.locale())));
            page("/e/" + place.eventCode(), place.eventName());
        }
        return list;
    }

    private ObjectNode sales(SalesFacts sales) {
        page("/admin", speech.text("assist.button.desk"));
        var today = sales.today();
        var told =
                json.createObjectNode()
                        .put("tickets", today.tickets())
                        .put("bookings", today.bookings());
        if (tools.seesMoney()) {
            var revenue = told.putArray("revenue");
            today.revenue()
                    .forEach((currency, amount) -> revenue.add(speech.money(amount, currency)));
        }
        return told;
    }

    private ObjectNode openComplaints(long open) {
        page("/admin/complaints", speech.text("assist.button.complaints"));
        return json.createObjectNode().put("open", open);
    }

    private ObjectNode staffOnly() {
        return error("for-staff-only");
    }

    private JsonNode howTo(String subject) {
        if (!SUBJECTS.contains(subject)) return error("not-found");
        if (subject.equals("not_arrived") || subject.equals("cancel"))
            page("/lookup", speech.text("assist.button.lookup"));
        if (subject.equals("complaint") || subject.equals("people"))
            page(
                    tools.asker().caller().isPresent() ? "/my/complaints" : "/complaints/new",
                    speech.text("assist.button.complaint"));
        var key =
                switch (subject) {
                    case "not_arrived" -> "assist.not-arrived";
                    case "cancel" -> "assist.cancel.how";
                    default -> "assist." + subject;
                };
        return json.createObjectNode().put("text", speech.text(key));
    }

    private JsonNode proposeBooking(JsonNode arguments) {
        var event = event(arguments).orElse(null);
        if (event == null) return error("not-found");
        page("/e/" + event.code(), event.name());
        return proposals
                .book(event, null, arguments.path("quantity").asInt(1), tools, speech)
                .map(this::shown)
                .orElseGet(() -> error("only-on-the-page-of-the-event"));
    }

    private JsonNode proposeCancel(JsonNode arguments) {
        if (!known()) return error("not-signed-in");
        page("/my", speech.text("lookup.tickets.title"));
        return tools.booking(arguments.path("booking").asLong(0))
                .map(booking ->
                        proposals
                                .cancel(booking, tools, speech)
                                .<JsonNode>map(this::shown)
                                .orElseGet(() -> error("cannot-be-cancelled")))
                .orElseGet(() -> error("not-found"));
    }

    /** What the card says; what confirms it stays here. */
    private ObjectNode shown(Card card) {
        cards.clear();
        cards.add(card);
        var told = json.createObjectNode().put("card", "shown-not-confirmed");
        told.put("title", Strangers.clean(card.title()));
        var lines = told.putArray("lines");
        card.lines().forEach(line -> lines.add(Strangers.clean(line)));
        return told;
    }

    private ObjectNode error(String word) {
        return json.createObjectNode().put("error", word);
    }

    private void page(String path, String label) {
        if (pages.size() < MOST) pages.putIfAbsent(path, Button.to(path, label));
    }
}
