package dev.marquee.report.postevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Completions to test with. */
final class Samples {

    private Samples() {}

    /** Event 7, EV07, of organiser 2. */
    static Completion lanternNight() {
        return completion(7, "Lantern Night", 2);
    }

    /** 162 of 200 tickets, 3,900.00 euros. */
    static Completion completion(long event, String name, long organizer) {
        return completion(
                event,
                name,
                organizer,
                List.of(
                        new Completion.Type("General admission", 2400, 150, 150, 360_000L),
                        new Completion.Type("VIP", 2500, 50, 12, 45_000L)));
    }

    static Completion completion(
            long event, String name, long organizer, List<Completion.Type> types) {
        return new Completion(
                event,
                new Completion.Event(
                        "EV%02d".formatted(event),
                        name,
                        organizer,
                        Instant.parse("2026-11-28T20:00:00Z"),
                        ZoneId.of("Europe/Lisbon")),
                Instant.parse("2026-11-29T01:10:00Z").plusSeconds(event),
                new Completion.Counts(200, 162, 94, 6, 151),
                390_000,
                "EUR",
                new Completion.Money(405_000L, 15_000L, 500L),
                types);
    }

    /** Whether all of a completion is stored. */
    static void assertStored(Optional<Completion> stored, Completion expected) {
        assertThat(stored)
                .get()
                .usingRecursiveComparison()
                .ignoringFields("isNew")
                .isEqualTo(expected);
    }

    /** A report about an event, as somebody called Ana files it. */
    static Report report(Completion about, ReportText text) {
        return report(CompletedEvent.of(about), text, null);
    }

    static Report report(CompletedEvent about, ReportText text, TypedFigures typed) {
        return new Report(about.subject(), "Ana", text, typed, Instant.now());
    }

    /** The same as ticket-service tells it. */
    static String told(long event, String name, int sold) {
        return """
        {"event_id":%d,"code":"EV%02d","name":"%s","organizer_id":2,"starts_at":"2026-11-28T20:00:00Z","time_zone":"Europe/Lisbon",
         "completed_at":"2026-11-29T01:10:00Z","capacity":200,"sold":%d,"bookings":94,"cancelled_tickets":6,"used":1,
         "revenue":"3900.00","paid":"4050.00","refunded":"150.00","fees_kept":"5.00","currency":"EUR",
         "ticket_types":[{"name":"General admission","price":"24.00","quantity":150,"sold":150,"paid":"3600.00"},{"name":"VIP","price":"25.00","quantity":50,"sold":12,"paid":"450.00"}]}\
        """
                .formatted(event, event, name, sold);
    }

    /** An event as event-service shows it. */
    static String event(long id, long organizer, String status) {
        return """
        {"id":%d,"code":"EV%02d","name":"Small Hours","starts_at":"2026-11-20T22:30:00+01:00","ends_at":null,"time_zone":"Europe/Madrid",
         "organizer_id":%d,"status":"%s","total_tickets":90,"booked_count":71,"is_completed":%s,"price":"0.00","ticket_types":[]}\
        """
                .formatted(id, id, organizer, status, status.equals("completed"));
    }
}
