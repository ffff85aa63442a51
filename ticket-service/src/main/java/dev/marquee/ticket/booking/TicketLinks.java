package dev.marquee.ticket.booking;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.EmailAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The links in booking mails that open one booking. A token is computed from the booking's id and
 * its buyer's address, and nothing is stored: another address, or none, makes it worthless.
 */
@Component
public class TicketLinks {

    /** The header that carries the token of a link. */
    public static final String HEADER = "Booking-Link";

    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{25})");
    private static final int BASE = 36;
    private static final int SIGNATURE = 16; // bytes; at most 25 digits of base 36
    private static final Duration AFTER_THE_END = Duration.ofDays(1);

    private final AccessKeys keys;
    private final String site;
    private final Clock clock;

    TicketLinks(AccessKeys keys, MarqueeSettings settings, Clock clock) {
        this.keys = keys;
        this.site = settings.publicUrl().toString();
        this.clock = clock;
    }

    /** The address of the page with the booking's codes. */
    public String addressOf(Booking booking) {
        return addressOf(booking.id(), booking.buyerEmail());
    }

    /** The same, for whoever knows the booking's id and its buyer. */
    public String addressOf(long booking, EmailAddress buyer) {
        return site + "/t/" + signed("link", booking, buyer.value());
    }

    /** Whether links to what ended then are over. */
    public boolean isOver(Instant end) {
        return clock.instant().isAfter(end.plus(AFTER_THE_END));
    }

    /** A day after the event ends, or begins where its end is not known. */
    public Instant validUntil(Booking booking) {
        var event = booking.event();
        var end = event.endsAt();
        return (end == null ? event.startsAt() : end).plus(AFTER_THE_END);
    }

    /** Whose token it claims to be; empty where it is none at all. */
    public Optional<Long> bookingId(String token) {
        return idIn(token);
    }

    /** The id that a token names; empty where it is no token. */
    public Optional<Long> idIn(String token) {
        var matcher = TOKEN.matcher(token);
        if (!matcher.matches()) return Optional.empty();
        var id = new BigInteger(matcher.group(1), BASE);
        return id.bitLength() < Long.SIZE ? Optional.of(id.longValue()) : Optional.empty();
    }

    /** Whether the token is the booking's, be it valid or over. */
    public boolean isOf(String token, Booking booking) {
        return same(token, tokenOf(booking));
    }

    /** Takes as long for a nearly right token as for a wrong one. */
    public static boolean same(String token, String right) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the token opens the booking now. */
    boolean opens(String token, Booking booking) {
        return isOf(token, booking) && endedBecause(booking).isEmpty();
    }

    /**
     * Why links to the booking open it no longer, in a word: its status, or {@code over} for an
     * event that has ended.
     */
    public Optional<String> endedBecause(Booking booking) {
        if (!booking.status().mayBecomeCancelled()) return Optional.of(booking.status().word());
        return isOver(booking) ? Optional.of("over") : Optional.empty();
    }

    /** Whether its event is over, so that no link to anything of it is good. */
    public boolean isOver(Booking booking) {
        return clock.instant().isAfter(validUntil(booking));
    }

    private String tokenOf(Booking booking) {
        return signed("link", booking.id(), booking.buyerEmail().value());
    }

    /**
     * A token that only this installation can make.
     *
     * @param purpose keeps tokens of different links apart
     * @param id can be read from it
     * @param owner without whom it is worthless
     */
    public String signed(String purpose, long id, String owner) {
        var signature = keys.sign(purpose + ":" + id + ":" + owner);
        var digits = new BigInteger(1, Arrays.copyOf(signature, SIGNATURE)).toString(BASE);
        return Long.toString(id, BASE) + "-" + "0".repeat(25 - digits.length()) + digits;
    }
}
