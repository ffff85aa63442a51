package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.offer.TypeIds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which columns a batch writes, and what of a booking stands in them. */
final class BatchTables {

    record TicketRow(Booking booking, Ticket ticket) {}

    record QuotaRow(BuyerOfEvent buyer, int held, int quota) {}

    record TypeQuotaRow(BuyerOfType buyer, int held, int quota) {}

    record AnswerRow(String key, FirstAnswer answer, @Nullable String refusal) {}

    static final SetInsert<Booking> BOOKINGS =
            SetInsert.<Booking>into("booking")
                    .bigint("id", Booking::id)
                    .bigint("event_id", booking -> booking.event().eventId())
                    .text("status", booking -> booking.status().word())
                    .integer("quantity", Booking::quantity)
                    .bigint("total_minor", Booking::totalMinor)
                    .text("currency", Booking::currency)
                    .text("buyer_name", Booking::buyerName)
                    .text("buyer_email", booking -> booking.buyerEmail().value())
                    .rareText("buyer_phone", Booking::buyerPhone)
                    .text("quota_email", booking -> booking.quotaEmail().value())
                    .rareBigint("account_id", Booking::accountId)
                    .rareText("locale", Booking::locale)
                    .rareText("came_from", Booking::cameFrom)
                    .now("created_at");

    /** What priced bookings have besides; the others keep the zeros that the table gives them. */
    static final String AMOUNTS =
            "update booking set subtotal_minor = ?, discount_minor = ?, tax_minor = ? where id = ?";

    /** The same of their tickets; what their type's tax is now stays with them. */
    static final String TICKET_AMOUNTS =
            """
            update ticket set paid_minor = ?, tax_minor = ?, discount_minor = ?, tax_rate_bp = (
                select y.tax_rate_bp from ticket_type y where y.event_id = ticket.event_id and y.id = ticket.ticket_type_id)
            where id = ?
            """;

    /** What bookings have besides that the event's own people made. */
    static final String STAFF_SALES =
            """
            insert into staff_booking (booking_id, event_id, channel, once_key, body_hash, made_by, mailed, note, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final SetInsert<TicketRow> TICKETS =
            SetInsert.<TicketRow>into("ticket")
                    .bigint("id", row -> row.ticket.id())
                    .bigint("booking_id", row -> row.booking.id())
                    .bigint("event_id", row -> row.booking.event().eventId())
                    .integer("number", row -> row.ticket.number())
                    .bigint("ticket_type_id", row -> row.ticket.ticketTypeId())
                    .bigint("price_minor", row -> row.ticket.priceMinor())
                    .text("status", row -> row.ticket.status().word());

    static final SetInsert<Booking> OFFER_USES =
            SetInsert.<Booking>into("offer_use")
                    .bigint("booking_id", Booking::id)
                    .bigint("offer_id", booking -> offer(booking).offerId())
                    .bigint("event_id", booking -> booking.event().eventId())
                    .text("code_folded", booking -> offer(booking).code())
                    .text("quota_email", booking -> booking.quotaEmail().value())
                    .flag("per_ticket", booking -> offer(booking).perTicket())
                    .text("type_ids", booking -> TypeIds.text(offer(booking).types()))
                    .integer("uses", booking -> offer(booking).uses())
                    .text("state", booking -> "live")
                    .now("created_at");

    static final SetInsert<QuotaRow> QUOTAS =
            SetInsert.<QuotaRow>into("buyer_quota")
                    .text("email", row -> row.buyer.email().value())
                    .bigint("event_id", row -> row.buyer.eventId())
                    .integer("held", QuotaRow::held)
                    .integer("quota", QuotaRow::quota);

    static final SetInsert<TypeQuotaRow> TYPE_QUOTAS =
            SetInsert.<TypeQuotaRow>into("buyer_type_quota")
                    .text("email", row -> row.buyer.email().value())
                    .bigint("event_id", row -> row.buyer.eventId())
                    .bigint("ticket_type_id", row -> row.buyer.ticketTypeId())
                    .integer("held", TypeQuotaRow::held)
                    .integer("quota", TypeQuotaRow::quota);

    static final SetInsert<Outbox.Draft> MESSAGES =
            SetInsert.<Outbox.Draft>into("outbox")
                    .text("topic", Outbox.Draft::topic)
                    .text("fact_key", Outbox.Draft::key)
                    .text("payload", Outbox.Draft::payload)
                    .now("created_at")
                    .now("due_at");

    static final SetInsert<AnswerRow> ANSWERS =
            SetInsert.<AnswerRow>into("idempotency_key")
                    .text("idem_key", AnswerRow::key)
                    .text("body_hash", row -> row.answer.bodyHash())
                    .bigint("booking_id", row -> row.answer.bookingId())
                    .rareText("refusal", AnswerRow::refusal)
                    .now("created_at");

    private BatchTables() {}

    private static OfferUse offer(Booking booking) {
        return Objects.requireNonNull(booking.offer());
    }
}
