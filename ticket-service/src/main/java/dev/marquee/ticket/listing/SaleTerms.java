package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.value.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What event-service says about an event, as this service keeps it.
 *
 * @param code EV01, EV02 …; never changes
 * @param name begins with [TEST] while the event is tried out
 * @param version rises with every change
 * @param quota how many live tickets one buyer may have
 * @param currency ISO 4217
 * @param payment how its bookings are paid, and what is paid back
 * @param holders whose its tickets are
 * @param testMode whether its bookings count
 * @param testEmail the only address that mails about test bookings go to; null for none
 * @param names in all languages; {@code name} is one of them
 */
public record SaleTerms(
        long eventId,
        String code,
        long version,
        String name,
        Instant startsAt,
        @Nullable Instant endsAt,
        String timeZone,
        String location,
        long organizerId,
        int quota,
        Status status,
        String currency,
        PaymentTerms payment,
        HolderTerms holders,
        TestMode testMode,
        @Nullable String testEmail,
        EventNames names) {

    /** Why nothing is sold while test bookings are deleted. */
    public static final String GOING_LIVE = "going-live";

    /** Whether the event is on at all. Being sold out is a matter of stock, and not said here. */
    public enum Status {
        PUBLISHED,
        COMPLETED,
        CANCELLED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Of an event with one language. */
    public SaleTerms(
            long eventId,
            String code,
            long version,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location,
            long organizerId,
            int quota,
            Status status,
            String currency,
            PaymentTerms payment,
            HolderTerms holders,
            TestMode testMode,
            @Nullable String testEmail) {
        this(
                eventId,
                code,
                version,
                name,
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                status,
                currency,
                payment,
                holders,
                testMode,
                testEmail,
                EventNames.NONE);
    }

    /**
     * The same by its name in a language.
     *
     * @param reader the tag; null for the event's main language
     */
    public SaleTerms in(@Nullable String reader) {
        var said = names.event(reader, name);
        if (said.equals(name)) return this;
        return new SaleTerms(
                eventId,
                code,
                version,
                said,
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                status,
                currency,
                payment,
                holders,
                testMode,
                testEmail,
                names);
    }

    /**
     * What one of its ticket types is called in a language.
     *
     * @param reader the tag; null for the event's main language
     * @param otherwise where nobody said
     */
    public String typeIn(@Nullable String reader, long type, String otherwise) {
        return names.type(reader, type, otherwise);
    }

    /** The same as long as the event was ahead: for what was sold then. */
    public SaleTerms beforehand() {
        if (status != Status.COMPLETED) return this;
        return new SaleTerms(
                eventId,
                code,
                version,
                name,
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                Status.PUBLISHED,
                currency,
                payment,
                holders,
                testMode,
                testEmail,
                names);
    }

    /** The same with another number of tickets that one buyer may have. */
    public SaleTerms withQuota(int quota) {
        return new SaleTerms(
                eventId,
                code,
                version,
                name,
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                status,
                currency,
                payment,
                holders,
                testMode,
                testEmail,
                names);
    }

    /** Why nothing of this event can be sold at that time, in a word; null while it is on sale. */
    public @Nullable String closedBecause(Instant now) {
        if (status == Status.CANCELLED) return "cancelled";
        if (testMode == TestMode.ENDING) return GOING_LIVE;
        return status == Status.COMPLETED || !now.isBefore(closesAt()) ? "ended" : null;
    }

    /** The same for the event's own people, who go on when the public sale is over. */
    public @Nullable String closedForStaffBecause() {
        if (status == Status.CANCELLED) return "cancelled";
        return testMode == TestMode.ENDING ? GOING_LIVE : null;
    }

    /** Whether its bookings are only a test. */
    public boolean isTest() {
        return testMode != TestMode.OFF;
    }

    /** Whether mails about its bookings may go to that address: of a test, to nobody but staff. */
    public boolean mayMail(EmailAddress address) {
        return !isTest() || address.value().equalsIgnoreCase(testEmail);
    }

    /** Whether the event has begun, so that its buyers can no longer give tickets back. */
    public boolean startedAt(Instant now) {
        return !now.isBefore(startsAt);
    }

    /** Tickets are sold until the event is over, or until it begins if its end is not known. */
    public Instant closesAt() {
        return endsAt == null ? startsAt : endsAt;
    }

    /** Reads a row of the table; columns of other tables may stand beside its own. */
    public static SaleTerms read(ResultSet row) throws SQLException {
        var end = row.getObject("ends_at", OffsetDateTime.class);
        return new SaleTerms(
                row.getLong("event_id"),
                row.getString("code"),
                row.getLong("version"),
                row.getString("name"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                end == null ? null : end.toInstant(),
                row.getString("time_zone"),
                row.getString("location"),
                row.getLong("organizer_id"),
                row.getInt("quota"),
                Status.of(row.getString("status")),
                row.getString("currency"),
                PaymentTerms.read(row),
                HolderTerms.read(row),
                TestMode.of(row.getString("test_mode")),
                row.getString("test_email"),
                EventNames.read(row.getString("names")));
    }

    /** The code of the event's ticket with that number. */
    public String ticketCode(int number) {
        return code + "-" + number;
    }
}
