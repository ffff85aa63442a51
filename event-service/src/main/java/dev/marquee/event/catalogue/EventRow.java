package dev.marquee.event.catalogue;

import dev.marquee.event.holder.HolderNames;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.Percent;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.seating.ChosenPlan;
import dev.marquee.event.seating.Seating;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.value.Money;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as the database has it, on its way to a view. */
record EventRow(
        long id,
        String code,
        String name,
        @Nullable String description,
        String category,
        OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        String timeZone,
        @Nullable Long venueId,
        @Nullable String location,
        @Nullable Long customerId,
        long organizerId,
        String currency,
        int totalTickets,
        int bookedCount,
        int quota,
        int holdMinutes,
        boolean paymentRetries,
        String refundMode,
        int refundUntilHours,
        long refundFeeMinor,
        int refundFeeBp,
        boolean refundKeepsDiscount,
        boolean takesCard,
        boolean takesTransfer,
        boolean takesCash,
        int transferDays,
        @Nullable String bankDetails,
        String holderNames,
        boolean mailsHolders,
        int maxTransfers,
        int transferUntilHours,
        boolean buyerCancelsTransferred,
        @Nullable Long seatPlanId,
        @Nullable Integer seatPlanVersion,
        EventStatus status,
        String testMode,
        boolean waitingRoom,
        @Nullable String testEmail,
        int hiddenBooked,
        int hiddenShared,
        boolean everPublished,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        long version,
        @Nullable String mainLang) {

    /**
     * All but what is only searched in. Columns have the names of the record's components: looking
     * for one under another name takes an exception for each row.
     */
    static final String SELECT =
            """
            select id, code, name, description, category, starts_at as startsAt, ends_at as endsAt, time_zone as timeZone,
            venue_id as venueId, location, customer_id as customerId, organizer_id as organizerId, currency,
            total_tickets as totalTickets, booked_count as bookedCount, quota, hold_minutes as holdMinutes, payment_retries as paymentRetries,
            refund_mode as refundMode, refund_until_hours as refundUntilHours, refund_fee_minor as refundFeeMinor, refund_fee_bp as refundFeeBp, refund_keeps_discount as refundKeepsDiscount,
            takes_card as takesCard, takes_transfer as takesTransfer, takes_cash as takesCash, transfer_days as transferDays, bank_details as bankDetails,
            holder_names as holderNames, mails_holders as mailsHolders, max_transfers as maxTransfers, transfer_until_hours as transferUntilHours,
            buyer_cancels_transferred as buyerCancelsTransferred,
            seat_plan_id as seatPlanId, seat_plan_version as seatPlanVersion,
            status, test_mode as testMode, waiting_room as waitingRoom, test_email as testEmail, hidden_booked_count as hiddenBooked, hidden_shared_count as hiddenShared, ever_published as everPublished,
            created_at as createdAt, updated_at as updatedAt, version, main_lang as mainLang from event
            """;

    record TypeRow(
            long id,
            long eventId,
            String name,
            long priceMinor,
            @Nullable Integer quantity,
            @Nullable OffsetDateTime saleStartsAt,
            @Nullable OffsetDateTime saleEndsAt,
            @Nullable Integer quota,
            @Nullable Long minMinor,
            int taxRateBp,
            boolean taxIncluded,
            @Nullable Integer minPerBooking,
            @Nullable Integer maxPerBooking,
            boolean needsCode,
            @Nullable String poolName,
            @Nullable Integer poolQuantity,
            @Nullable String sections) {

        static final String SELECT =
                """
                select id, event_id as eventId, name, price_minor as priceMinor, quantity, sale_starts_at as saleStartsAt, sale_ends_at as saleEndsAt,
                quota, min_minor as minMinor, tax_rate_bp as taxRateBp, tax_included as taxIncluded, min_per_booking as minPerBooking,
                max_per_booking as maxPerBooking, needs_code as needsCode, pool_name as poolName, pool_quantity as poolQuantity, sections from ticket_type
                """;

        @Nullable Pool pool() {
            return poolName == null || poolQuantity == null
                    ? null
                    : new Pool(poolName, poolQuantity);
        }

        EventView.Type view(ZoneId zone, String currency) {
            return new EventView.Type(
                    id,
                    name,
                    Money.text(priceMinor, currency),
                    quantity,
                    in(zone, saleStartsAt),
                    in(zone, saleEndsAt),
                    quota,
                    minMinor == null ? null : Money.text(minMinor, currency),
                    Percent.text(taxRateBp),
                    taxIncluded,
                    minPerBooking,
                    maxPerBooking,
                    needsCode,
                    poolName,
                    null);
        }
    }

    record PictureRow(long eventId, String hash, int width, int height, String alt) {

        EventView.Picture view() {
            return EventView.Picture.of(eventId, hash, width, height, alt);
        }
    }

    /**
     * @param texts in other languages
     * @param house the language of events that do not say theirs
     */
    EventView view(
            List<TypeRow> types,
            EventView.@Nullable Picture picture,
            Map<String, Translation> texts,
            String house) {
        var main = Objects.requireNonNullElse(mainLang, house);
        var zone = ZoneId.of(timeZone);
        var cheapest = types.stream().min(Comparator.comparingLong(TypeRow::priceMinor));
        return new EventView(
                id,
                code,
                name,
                description,
                category,
                startsAt.atZoneSameInstant(zone).toOffsetDateTime(),
                in(zone, endsAt),
                timeZone,
                venueId,
                location,
                customerId,
                organizerId,
                Money.text(cheapest.map(TypeRow::priceMinor).orElse(0L), currency),
                currency,
                totalTickets,
                bookedCount,
                quota,
                holdMinutes,
                paymentRetries,
                new EventView.RefundPolicy(
                        RefundMode.valueOf(refundMode),
                        refundUntilHours,
                        Money.text(refundFeeMinor, currency),
                        Percent.text(refundFeeBp),
                        refundKeepsDiscount),
                new EventView.PaymentMethods(
                        takesCard, takesTransfer, takesCash, transferDays, bankDetails),
                new HolderTerms(
                        HolderNames.valueOf(holderNames),
                        mailsHolders,
                        maxTransfers,
                        transferUntilHours,
                        buyerCancelsTransferred),
                status,
                status == EventStatus.COMPLETED,
                TestMode.valueOf(testMode),
                waitingRoom,
                testEmail,
                hiddenBooked,
                hiddenShared,
                everPublished,
                createdAt,
                updatedAt,
                version,
                picture,
                seating(types),
                types.stream().map(TypeRow::pool).filter(Objects::nonNull).distinct().toList(),
                types.stream().map(type -> type.view(zone, currency)).toList(),
                main,
                main,
                null,
                texts,
                null);
    }

    private @Nullable Seating seating(List<TypeRow> types) {
        if (seatPlanId == null || seatPlanVersion == null) return null;
        var sections = new HashMap<Long, @Nullable String>();
        types.forEach(type -> sections.put(type.id, type.sections));
        return Seating.of(new ChosenPlan(seatPlanId, seatPlanVersion), sections);
    }

    private static @Nullable OffsetDateTime in(ZoneId zone, @Nullable OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(zone).toOffsetDateTime();
    }
}
