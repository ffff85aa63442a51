package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.offer.OfferCodes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes purchases of what is asked for at the door. */
@Component
class DoorPurchases {

    /** Whose bookings without a name are. */
    private static final String NOBODY = "Box office";

    private final OfferCodes codes;

    DoorPurchases(OfferCodes codes) {
        this.codes = codes;
    }

    /**
     * A sale, to be booked.
     *
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input} for an
     *     address that is none; 429 {@code too-many-requests} after too many wrong codes
     */
    Purchase of(DoorKeeper keeper, DoorEvent event, SaleRequest request) {
        var id = request.saleId().toString();
        var nobody = new EmailAddress(id + Booking.NO_ADDRESS);
        var email = email(request.email());
        var name = SaleRequest.blankIsNull(request.name());
        var hash = request.bodyHash();
        return new Purchase(
                event.id(),
                List.of(new Line(request.ticketTypeId(), request.quantity())),
                new Buyer(name == null ? NOBODY : name, email == null ? nobody : email, null, null),
                nobody,
                new RequestKey("sale:%d:%s".formatted(event.id(), id), hash, true),
                false,
                null,
                request.payment() == SalePayment.FREE ? BigDecimal.ZERO : request.expectedTotal(),
                codes.claim(event.id(), request.offerCode()),
                new StaffSale(Channel.BOX_OFFICE, id, hash, keeper.name(), true, null));
    }

    /** The same, only to ask what it costs. */
    Purchase of(DoorKeeper keeper, DoorEvent event, SaleQuoteRequest request) {
        var nobody = new EmailAddress("quote" + Booking.NO_ADDRESS);
        return new Purchase(
                event.id(),
                List.of(new Line(request.ticketTypeId(), request.quantity())),
                new Buyer(NOBODY, nobody, null, null),
                nobody,
                null,
                false,
                null,
                null,
                codes.claim(event.id(), request.offerCode()),
                new StaffSale(Channel.BOX_OFFICE, "", "", keeper.name(), true, null));
    }

    private static @Nullable EmailAddress email(@Nullable String typed) {
        var email = SaleRequest.blankIsNull(typed);
        if (email == null) return null;
        return EmailAddress.parse(email)
                .orElseThrow(() -> Problems.invalid("email", Text.of("invalid.an-e-mail-address")));
    }
}
