package dev.marquee.ticket.booking;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of bookings after they were made, and who did it. */
@Component
public class BookingHistory {

    private static final int LONGEST_ACTOR = 254;
    private static final int LONGEST_DETAIL = 600;

    /** What can happen to a booking. */
    public enum What {
        CONFIRMED,
        PAID,
        PAYMENT_DECLINED,
        PAYMENT_RETURNED,
        REFUND_REQUESTED,
        REFUND_APPROVED,
        REFUND_REJECTED,
        REFUNDED,
        CANCELLED,
        TICKET_CANCELLED,
        ATTENDEE_CHANGED,
        CONFIRMATION_RESENT,
        BUYER_NAME_CHANGED,
        BUYER_EMAIL_CHANGED,
        BUYER_PHONE_CHANGED,
        EVENT_CHANGED,
        EVENT_CANCELLED,
        EXPIRED,
        MAIL_NOT_SENT,
        TICKETS_CHANGED,
        DIFFERENCE_ASKED,
        DIFFERENCE_PAID,
        DIFFERENCE_WITHDRAWN,
        NO_SHOW,
        NO_SHOW_UNDONE,
        TRANSFER_OFFERED,
        TRANSFER_DECLINED,
        TRANSFER_WITHDRAWN,
        TICKET_TRANSFERRED,
        OFFERED_FROM_LIST,
        SEAT_CHANGED;

        /** Those whose detail says who the buyer is or was. */
        public static List<String> ofBuyer() {
            return Stream.of(
                            ATTENDEE_CHANGED,
                            BUYER_NAME_CHANGED,
                            BUYER_EMAIL_CHANGED,
                            BUYER_PHONE_CHANGED,
                            TRANSFER_OFFERED,
                            TRANSFER_DECLINED,
                            TRANSFER_WITHDRAWN,
                            TICKET_TRANSFERRED)
                    .map(What::word)
                    .toList();
        }

        /** As the database and the API spell it: {@code ticket-cancelled}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * One thing that happened.
     *
     * @param actor see {@link Actor#name()}
     * @param detail the code of the ticket it happened to, if it was one, and what changed
     */
    @Schema(name = "BookingHistoryEntry")
    public record Entry(
            Instant at,
            @Schema(example = "Ana Ribeiro") String actor,
            What what,
            @Schema(example = "EV07-42") @Nullable String detail) {}

    private final JdbcClient jdbc;
    private final List<StaffWitness> witnesses;

    public BookingHistory(JdbcClient jdbc, List<StaffWitness> witnesses) {
        this.jdbc = jdbc;
        this.witnesses = witnesses;
    }

    /** What happened to the booking since it was made, in order. */
    public List<Entry> of(long bookingId) {
        return jdbc.sql(
                        "select at, actor, what, detail from booking_history where booking_id = ? order by id")
                .param(bookingId)
                .query((row, n) ->
                        new Entry(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("actor"),
                                What.of(row.getString("what")),
                                row.getString("detail")))
                .list();
    }

    /** Writes it down in the transaction of the change. */
    public void add(long bookingId, Instant at, Actor actor, What what, @Nullable String detail) {
        jdbc.sql(
                        "insert into booking_history (booking_id, at, actor, what, detail) values (:booking, :at, :actor, :what, :detail)")
                .param("booking", bookingId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", cut(actor.name(), LONGEST_ACTOR))
                .param("what", what.word())
                .param("detail", detail == null ? null : cut(detail, LONGEST_DETAIL))
                .update();
        if (actor.staff() && !actor.equals(Actor.EVENT))
            witnesses.forEach(witness -> witness.saw(bookingId, what, detail));
    }

    /** Writes down that it happened to all of these bookings, with one statement. */
    public void addToAll(List<Long> bookings, Instant at, Actor actor, What what) {
        jdbc.sql(
                        """
                        insert into booking_history (booking_id, at, actor, what)
                        select id, cast(:at as timestamp with time zone), cast(:actor as varchar), cast(:what as varchar)
                        from booking where id in (:bookings) order by id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor.name())
                .param("what", what.word())
                .param("bookings", bookings)
                .update();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
