package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.Admissions.Admission;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases that the page for phones is tested with too (decision.test.mjs): without network it
 * answers as the server would.
 */
class SharedDecisionsTest {

    private static final JsonNode CASES = read();
    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");

    @TestFactory
    Stream<DynamicTest> the_server_answers_as_phones_do() {
        return CASES.get("decisions")
                .valueStream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.get("what").asString(),
                                () ->
                                        assertThat(EntryDecision.decide(situation(it)).word())
                                                .isEqualTo(it.get("answer").asString())));
    }

    @TestFactory
    Stream<DynamicTest> days_end_at_five_in_the_morning_for_both() {
        return CASES.get("days")
                .valueStream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.get("what").asString(),
                                () -> {
                                    var list = list(it.get("mode").asString());
                                    var zone = ZoneId.of(it.get("time_zone").asString());
                                    assertThat(list.day(at(it.get("at")), zone))
                                            .isEqualTo(
                                                    LocalDate.ofEpochDay(it.get("day").asLong()));
                                }));
    }

    private static Situation situation(JsonNode it) {
        var list = it.get("list");
        var event = it.get("event").asLong();
        return new Situation(
                ticket(it.get("ticket"), event),
                event(event),
                number(it.get("at_event")),
                it.get("revision").isNull() ? null : it.get("revision").asInt(),
                new EntryList(
                        list.get("id").asInt(),
                        "Entry",
                        list.get("types").isNull()
                                ? null
                                : list.get("types")
                                        .valueStream()
                                        .map(JsonNode::asLong)
                                        .collect(Collectors.toSet()),
                        at(list.get("opens_at")),
                        at(list.get("closes_at")),
                        mode(list.get("mode").asString()),
                        list.get("reentry").asBoolean()),
                Direction.of(it.get("direction").asString()),
                at(it.get("at")),
                admission(it.get("admission")),
                it.get("by_list").asBoolean());
    }

    private static Found ticket(JsonNode it, long event) {
        return new Found(
                new Admitted(
                        1185, "EV07-160", event, "Lantern Night", "Standing", null, "Ana Silva"),
                1184,
                160,
                it.get("revision").asInt(),
                it.get("typeId").asLong(),
                81,
                it.get("status").asString(),
                it.get("refundRequested").asBoolean(),
                it.get("costs").asBoolean(),
                "24.00",
                "EUR",
                it.get("blockedWhy").isNull() ? null : it.get("blockedWhy").asString(),
                false,
                false,
                null,
                null,
                null,
                null);
    }

    private static DoorEvent event(long id) {
        var starts = Instant.parse("2026-05-12T13:00:00Z");
        return new DoorEvent(id, "EV07", "Lantern Night", starts, null, SAIGON, 81, false, false);
    }

    private static @Nullable Admission admission(JsonNode it) {
        if (it.isNull()) return null;
        var inside = it.get("inside").asBoolean();
        return new Admission(
                UUID.randomUUID(), Instant.EPOCH, Duration.ZERO, "North", "phone", "Ana", inside);
    }

    private static @Nullable Long number(JsonNode it) {
        return it.isNull() ? null : it.asLong();
    }

    private static EntryList list(String mode) {
        return new EntryList(4, "Entry", null, null, null, mode(mode), false);
    }

    private static EntryMode mode(String word) {
        return EntryMode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Instant at(JsonNode it) {
        return OffsetDateTime.parse(it.asString()).toInstant();
    }

    private static JsonNode read() {
        try (var file = new ClassPathResource("entry-decisions.json").getInputStream()) {
            return Objects.requireNonNull(JsonMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
