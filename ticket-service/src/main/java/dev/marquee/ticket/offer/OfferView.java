package dev.marquee.ticket.offer;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.pricing.Discount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer, for those whose it is.
 *
 * @param code its only code; null if it has none or several
 * @param codes how many codes it has
 * @param uses how often it is used now, holds included
 * @param version rises with every change
 */
@Schema(name = "Offer")
public record OfferView(
        @Schema(example = "3") long id,
        @Schema(example = "Winter sale") String name,
        @Schema(example = "WINTER-26") @Nullable String code,
        @Schema(example = "1") int codes,
        @Schema(example = "false") boolean automatic,
        @Schema(example = "10.00") @Nullable String percent,
        @Schema(example = "5.00") @Nullable String amount,
        @Schema(example = "EUR") @Nullable String currency,
        @Nullable Long eventId,
        @Schema(example = "EV14") @Nullable String eventCode,
        @Schema(example = "Lantern Night") @Nullable String eventName,
        List<Long> ticketTypeIds,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Schema(example = "500") @Nullable Integer useLimit,
        @Schema(example = "1") @Nullable Integer perBuyer,
        @Schema(example = "12") int uses,
        @Schema(example = "1") int minQuantity,
        @Schema(example = "false") boolean perTicket,
        @Schema(example = "true") boolean active,
        @Schema(example = "2") long organizerId,
        @Schema(example = "0") long version,
        Instant createdAt) {

    /** Where it stands, in a word. */
    public String state(Instant now) {
        if (!active) return "stopped";
        if (startsAt != null && now.isBefore(startsAt)) return "not_yet";
        if (endsAt != null && !now.isBefore(endsAt)) return "over";
        return useLimit != null && uses >= useLimit ? "used_up" : "active";
    }

    static OfferView read(ResultSet row, int number) throws SQLException {
        var offer = Offer.read(row);
        var codes = row.getInt("codes");
        return new OfferView(
                offer.id(),
                offer.name(),
                codes == 1 ? row.getString("first_code") : null,
                codes,
                offer.automatic(),
                offer.discount() instanceof Discount.Percent percent
                        ? BigDecimal.valueOf(percent.basisPoints(), 2).toPlainString()
                        : null,
                offer.discount() instanceof Discount.Amount amount && offer.currency() != null
                        ? Money.text(amount.minor(), offer.currency())
                        : null,
                offer.currency(),
                offer.eventId(),
                row.getString("event_code"),
                row.getString("event_name"),
                List.copyOf(offer.typeIds()),
                offer.startsAt(),
                offer.endsAt(),
                offer.useLimit(),
                offer.perBuyer(),
                row.getInt("uses"),
                offer.minQuantity(),
                offer.perTicket(),
                offer.active(),
                offer.organizerId(),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
