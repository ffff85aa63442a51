package dev.marquee.platform.apidocs;

import dev.marquee.platform.reason.Reason;
import dev.marquee.platform.reason.Reason.Who;
import dev.marquee.platform.reason.Reasons;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A problem detail, with the members that say more about one reason or another. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> schema() {
        var fields = new LinkedHashMap<String, Schema<?>>();
        fields.put("type", type());
        fields.put("title", text("The status in words", "Unprocessable Content"));
        fields.put("status", number("The status", 422));
        fields.put(
                "detail",
                text(
                        "For a person: what happened, and what to do",
                        "Some of what was sent cannot be accepted; see errors."));
        fields.put("instance", text("The address", "/api/events"));
        fields.put(
                "help",
                text(
                        "For a person: what would help, whatever the case",
                        "Look at what is said beside each field, or in errors. Correct it, then send it again."));
        fields.put(
                "docs",
                text(
                        "The reason among all of them; GET /api/reasons has the same for programs",
                        "/docs/reasons#invalid-input"));
        fields.put("who", who());
        fields.put(
                "request_id",
                text("Names the request in the logs", "bc605167-777d-4db2-a5db-09dda44f5de6"));
        fields.put("errors", errors());
        fields.put("reason", text("Why the account cannot be used", "unverified"));
        fields.put("state", text("The state that it is in now", "cancelled"));
        fields.put("event_status", text("The state that the event is in now", "draft"));
        fields.put("held", number("How many tickets of the event this buyer has", 3));
        fields.put("quota", number("How many a buyer may have", 4));
        fields.put("left", number("How many are left", 1));
        fields.put("sold", number("How many are sold", 120));
        fields.put("missing", number("How many more places are needed", 12));
        fields.put("venue", text("The venue's name", "Grand Hall"));
        fields.put("capacity", number("How many the venue holds", 500));
        fields.put("offered", number("How many tickets there would be", 900));
        fields.put("most", number("How many there may be", 20));
        fields.put("min_per_booking", number("How many of the type a booking has at least", 2));
        fields.put("max_per_booking", number("How many of the type a booking has at most", 6));
        fields.put("min_quantity", number("How many tickets an offer is for at least", 3));
        fields.put("uses", number("How often an offer is used now", 12));
        fields.put("total", text("What it costs now", "30.00"));
        fields.put("currency", text("Of the total, as ISO 4217", "EUR"));
        fields.put("retryable", flag("Whether another attempt may succeed"));
        fields.put("expires_at", time("Until when the tickets are kept"));
        fields.put("ticket_type", text("Which ticket type it is about", "Standing"));
        fields.put("seats", seats());
        fields.put("suggested", suggested());
        fields.put("pool", text("Which shared places it is about", "Hall"));
        fields.put("name", text("Which one it is about", "Music"));
        fields.put("event_code", text("Which event it is about", "EV07"));
        fields.put("event_name", text("Its name", "Lantern Night"));
        fields.put("max_age", number("How long ago a sign-in may be, in seconds", 600));
        fields.put("retry_after", number("Seconds to wait, as Retry-After says", 30));
        fields.put("customer_id", number("Who has this address already", 7));
        fields.put("starts_at", time("When what is in the way begins"));
        fields.put(
                "waiting_room",
                text("Where to get a place in the line", "/api/events/7/waiting-room"));
        fields.put("opens_at", time("From when on there are places in the line"));
        fields.put("entry", entry());
        fields.put("ends_at", time("When what is in the way ends"));
        return object(fields, List.of("type", "title", "status", "detail"))
                .description("RFC 9457: why it was refused, and what to do");
    }

    private static Schema<?> errors() {
        var one =
                object(
                        Map.of(
                                "field", text(null, "starts_at"),
                                "message", text(null, "must be in the future")),
                        List.of("field", "message"));
        var all = of("array").description("What is wrong with which field");
        all.setItems(one);
        return all;
    }

    private static Schema<?> entry() {
        return object(
                        Map.of(
                                "id", number(null, 311),
                                "author", text(null, "requester"),
                                "name", text(null, "Ana Ribeiro"),
                                "text", text(null, "Is there any news?"),
                                "at", time("When it was written")),
                        List.of("id", "author", "name", "text", "at"))
                .description("What was written to a complaint meanwhile");
    }

    /** Others may be added: a client that meets one goes by the status. */
    private static Schema<?> type() {
        var type =
                text(
                        "The reason, to switch on. GET /api/reasons says what each means",
                        "urn:marquee:problem:invalid-input");
        type.addExtension(
                "x-extensible-enum", Reasons.all().stream().map(Reason::type).distinct().toList());
        return type;
    }

    private static Schema<?> who() {
        var who = text("Who can change it; buyer is whoever asked", Who.BUYER.word());
        Stream.of(Who.values()).forEach(one -> addTo(who, one.word()));
        return who;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // so the library says it
    private static void addTo(Schema schema, String value) {
        schema.addEnumItemObject(value);
    }

    private static Schema<?> seats() {
        var all = of("array").description("Which seats it is about");
        all.setItems(text(null, "Stalls A-1"));
        return all;
    }

    private static Schema<?> suggested() {
        var all = of("array").description("Choices of seats that would do, by their ids");
        var choice = of("array");
        choice.setItems(text(null, "stalls-C-14"));
        all.setItems(choice);
        return all;
    }

    @SuppressWarnings("rawtypes") // so the library says it
    private static Schema<?> object(Map<String, Schema<?>> fields, List<String> required) {
        var object = of("object");
        Map<String, Schema> properties = new LinkedHashMap<>(fields);
        object.setProperties(properties);
        object.setRequired(required);
        return object;
    }

    private static Schema<?> flag(String description) {
        return of("boolean").description(description).example(true);
    }

    private static Schema<?> text(@Nullable String description, String example) {
        return of("string").description(description).example(example);
    }

    private static Schema<?> number(@Nullable String description, int example) {
        return of("integer").description(description).example(example);
    }

    private static Schema<?> time(String description) {
        return of("string")
                .format("date-time")
                .description(description)
                .example("2030-11-28T20:00:00Z");
    }

    private static Schema<?> of(String type) {
        return new JsonSchema().typesItem(type);
    }
}
