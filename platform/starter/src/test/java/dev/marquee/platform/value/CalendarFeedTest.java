package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.marquee.platform.config.MarqueeSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;

/** What two parsers, which share no code, read in a calendar that is asked for again and again. */
class CalendarFeedTest {

    private static final String ID = "6f1c7f0e-94c5-4a35-9a55-1f2a3b4c5d6e";
    private static final String START = "2027-07-02T18:00:00Z";

    @Test
    void both_parsers_read_each_entry_at_its_moment_with_its_version_and_state() throws Exception {
        var feed =
                feed(
                        event("tickets.example.org", "EV07", 3, START, "Europe/Lisbon", false),
                        event("tickets.example.org", "EV08", 9, START, "America/New_York", true),
                        event("tickets.example.org", "EV09", 1, START, "UTC", false));
        var first = Biweekly.parse(text(feed)).first().getEvents();
        assertThat(first)
                .extracting(event -> event.getUid().getValue())
                .containsExactly(ID + "-EV07@marquee", ID + "-EV08@marquee", ID + "-EV09@marquee");
        assertThat(first)
                .allSatisfy(event ->
                        assertThat(event.getDateStart().getValue().toInstant())
                                .isEqualTo(Instant.parse(START)));
        assertThat(first.get(1).getSequence().getValue()).isEqualTo(9);
        assertThat(first.get(1).getStatus().isCancelled()).isTrue();
        assertThat(first.get(0).getStatus().isConfirmed()).isTrue();
        assertThat(first.get(0).getSummary().getValue()).isEqualTo("Nights; one, two");
        var second = other(feed);
        assertThat(second.<net.fortuna.ical4j.model.component.VEvent>getComponents("VEVENT"))
                .hasSize(3)
                .allSatisfy(event -> assertThat(moment(event)).isEqualTo(Instant.parse(START)))
                .extracting(event -> event.getRequiredProperty(Property.STATUS).getValue())
                .containsExactly("CONFIRMED", "CANCELLED", "CONFIRMED");
        assertThat(second.getComponents(Component.VTIMEZONE))
                .as("each zone that changes its clocks, once")
                .hasSize(2);
    }

    @Test
    void both_parsers_read_how_often_to_come_back() throws Exception {
        var feed = feed();
        var first = Biweekly.parse(text(feed)).first();
        assertThat(Duration.ofMillis(first.getRefreshInterval().getValue().toMillis()))
                .isEqualTo(Duration.ofHours(6));
        assertThat(first.getExperimentalProperty("X-PUBLISHED-TTL").getValue()).isEqualTo("PT6H");
        var second = other(feed);
        assertThat(second.getRequiredProperty("REFRESH-INTERVAL").getValue()).isEqualTo("PT6H");
        assertThat(second.getRequiredProperty("X-WR-CALNAME").getValue()).isEqualTo("Fado; all");
    }

    /** A program that has an entry keeps it as one. */
    @Test
    void an_event_that_moves_and_a_host_with_another_name_make_no_second_entry() throws Exception {
        var before = feed(event("old.example.org", "EV07", 3, START, "Europe/Lisbon", false));
        var moved = "2027-10-31T02:30:00Z"; // in the night in which clocks go back
        var after = feed(event("new.example.org", "EV07", 4, moved, "Europe/Lisbon", false));
        assertThat(only(before).getUid()).isEqualTo(only(after).getUid());
        assertThat(only(after).getSequence().getValue())
                .isGreaterThan(only(before).getSequence().getValue());
        assertThat(only(after).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse(moved));
        var events =
                other(after).<net.fortuna.ical4j.model.component.VEvent>getComponents("VEVENT");
        assertThat(moment(events.getFirst())).isEqualTo(Instant.parse(moved));
        assertThat(text(after)).contains("https://new.example.org/e/EV07");
    }

    @Test
    void where_no_identity_is_set_it_follows_from_the_host() {
        var one = settings("old.example.org", null).uid("EV07");
        assertThat(one)
                .matches("[0-9a-f-]{36}-EV07@marquee")
                .isEqualTo(settings("old.example.org", " ").uid("EV07"))
                .isNotEqualTo(settings("new.example.org", null).uid("EV07"));
    }

    private static VEvent only(CalendarFeed feed) {
        return Biweekly.parse(text(feed)).first().getEvents().getFirst();
    }

    private static net.fortuna.ical4j.model.Calendar other(CalendarFeed feed)
            throws IOException, ParserException {
        return new CalendarBuilder().build(new ByteArrayInputStream(feed.file()));
    }

    private static Instant moment(net.fortuna.ical4j.model.component.VEvent event) {
        DtStart<?> start = event.getRequiredProperty(Property.DTSTART);
        return start.getDate() instanceof ZonedDateTime time
                ? time.toInstant()
                : Instant.from(start.getDate());
    }

    private static String text(CalendarFeed feed) {
        return new String(feed.file(), StandardCharsets.UTF_8);
    }

    private static CalendarFeed feed(CalendarEvent... events) {
        return new CalendarFeed("Fado; all", "https://tickets.example.org/o/2", List.of(events));
    }

    private static CalendarEvent event(
            String host, String code, long version, String start, String zone, boolean cancelled) {
        var at = Instant.parse(start);
        return new CalendarEvent(
                settings(host, ID).uid(code),
                version,
                Instant.parse("2026-11-30T10:00:00Z"),
                Instant.parse("2026-11-30T10:00:00Z"),
                at,
                at.plus(Duration.ofHours(3)),
                ZoneId.of(zone),
                "Nights; one, two",
                "Riverside Stage, Lisbon",
                "https://" + host + "/e/" + code,
                cancelled);
    }

    private static MarqueeSettings settings(
            String host, @org.jspecify.annotations.Nullable String id) {
        return new MarqueeSettings(
                Path.of("target"), URI.create("https://" + host), "marquee", null, id, Map.of());
    }
}
