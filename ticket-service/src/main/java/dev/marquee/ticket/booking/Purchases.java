package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Purchase.Buyer;
import dev.marquee.ticket.booking.Purchase.Line;
import dev.marquee.ticket.booking.Purchase.RequestKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a buyer sends into a purchase. */
@Component
class Purchases {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final boolean foldTags;

    Purchases(BookingSettings settings) {
        this.foldTags = settings.foldTags();
    }

    /**
     * The purchase that is asked for.
     *
     * @param caller who is signed in: buys in their own name where the request names nobody
     * @param key the Idempotency-Key, if one was sent
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}
     */
    Purchase read(BookingRequest request, Optional<Caller> caller, @Nullable String key) {
        var email = email(request, caller);
        var buyer =
                new Buyer(
                        name(request, caller),
                        email,
                        blankIsNull(request.buyerPhone()),
                        caller.map(Caller::id).orElse(null));
        var lines = lines(request);
        return new Purchase(
                request.eventId(),
                lines,
                buyer,
                foldTags ? email.withoutTag() : email,
                key == null ? null : requestKey(key, request.eventId(), lines, buyer));
    }

    private static String name(BookingRequest request, Optional<Caller> caller) {
        var name = blankIsNull(request.buyerName());
        if (name != null) return name;
        return caller.map(Caller::name)
                .orElseThrow(() -> InvalidInput.of("buyer_name", "must not be blank"));
    }

    private static EmailAddress email(BookingRequest request, Optional<Caller> caller) {
        var email = blankIsNull(request.buyerEmail());
        if (email == null) email = caller.map(Caller::email).orElse("");
        return EmailAddress.parse(email)
                .orElseThrow(() ->
                        InvalidInput.of(
                                "buyer_email", "must be an e-mail address: name@example.org"));
    }

    /** One line a ticket type, in the order of the types: the same wish always reads the same. */
    private static List<Line> lines(BookingRequest request) {
        var quantity = request.quantity();
        if (quantity != null) return List.of(new Line(null, quantity));
        var lines = new TreeMap<Long, Integer>();
        for (var item : Objects.requireNonNull(request.items()))
            lines.merge(item.ticketTypeId(), item.quantity(), Integer::sum);
        return lines.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }

    private static RequestKey requestKey(String key, long event, List<Line> lines, Buyer buyer) {
        if (!KEY.matcher(key).matches())
            throw InvalidInput.of("Idempotency-Key", "must be 1 to 100 visible ASCII characters");
        return new RequestKey(key, sha256(event + "\n" + lines + "\n" + buyer));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
