package dev.marquee.site.wallet;

import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.client.DocumentClient;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.lookup.LookupCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A buyer's tickets into wallets: from the booking's page, its mailed link, or a look-up. */
@Controller
class WalletController {

    private static final String APPLE = "/wallet/apple";
    private static final String GOOGLE = "/wallet/google";
    private static final String TICKET = "/tickets/{ticket:\\d{1,18}}";
    private static final String BOOKING = "/bookings/{id:\\d{1,18}}";
    private static final String LOOKUP = "/lookup" + BOOKING;
    private static final String FOUND = "/lookup/tickets";
    private static final String LINK = "/t/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}";

    private final TicketClient tickets;
    private final DocumentClient documents;

    WalletController(TicketClient tickets, DocumentClient documents) {
        this.tickets = tickets;
        this.documents = documents;
    }

    @GetMapping(BOOKING + APPLE)
    Object apple(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return WalletPages.file("/bookings/" + id, () -> documents.applePasses(id, key, null));
    }

    @GetMapping(BOOKING + TICKET + APPLE)
    Object appleTicket(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return WalletPages.file(
                "/bookings/" + id, () -> documents.applePass(ticket, key, null, null));
    }

    @GetMapping(BOOKING + TICKET + GOOGLE)
    Object google(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return WalletPages.google(
                "/bookings/" + id, () -> documents.googleWallet(ticket, key, null, null).link());
    }

    @GetMapping(LOOKUP + APPLE)
    Object lookedUpApple(
            @PathVariable long id,
            @CookieValue(name = LookupCookie.NAME, required = false) @Nullable String token) {
        return WalletPages.file(FOUND, () -> documents.applePasses(id, null, token));
    }

    @GetMapping(LOOKUP + TICKET + APPLE)
    Object lookedUpAppleTicket(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, required = false) @Nullable String token) {
        return WalletPages.file(FOUND, () -> documents.applePass(ticket, null, token, null));
    }

    @GetMapping(LOOKUP + TICKET + GOOGLE)
    Object lookedUpGoogle(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, required = false) @Nullable String token) {
        return WalletPages.google(
                FOUND, () -> documents.googleWallet(ticket, null, token, null).link());
    }

    @GetMapping(LINK + APPLE)
    Object linkedApple(@PathVariable String token) {
        return WalletPages.file(
                "/t/" + token,
                () -> documents.applePasses(tickets.link(token).booking().id(), token, null));
    }

    @GetMapping(LINK + TICKET + APPLE)
    Object linkedAppleTicket(@PathVariable String token, @PathVariable long ticket) {
        return WalletPages.file(
                "/t/" + token, () -> documents.applePass(ticket, token, null, null));
    }

    @GetMapping(LINK + TICKET + GOOGLE)
    Object linkedGoogle(@PathVariable String token, @PathVariable long ticket) {
        return WalletPages.google(
                "/t/" + token, () -> documents.googleWallet(ticket, token, null, null).link());
    }
}
