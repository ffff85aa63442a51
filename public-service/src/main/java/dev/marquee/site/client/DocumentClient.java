package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Tickets, receipts and passes as files of ticket-service. */
@HttpExchange("/api")
public interface DocumentClient {

    /** The receipt of a booking as a PDF; 404 where it is not paid. */
    @GetExchange("/bookings/{id}/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /** One of them as a PDF. */
    @GetExchange("/bookings/{id}/receipts/{receipt}/pdf")
    ResponseEntity<byte[]> receipt(
            @PathVariable long id,
            @PathVariable long receipt,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /** The tickets of a booking as a PDF; 409 where it is not confirmed. */
    @GetExchange("/bookings/{id}/ticket-download")
    ResponseEntity<byte[]> ticketDownload(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Booking-Link", required = false) @Nullable String link);

    /** Its event as a calendar file; 409 while it is not confirmed. */
    @GetExchange("/bookings/{id}/calendar.ics")
    ResponseEntity<byte[]> calendar(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Booking-Link", required = false) @Nullable String link);

    /** Which wallets tickets can be put into. */
    @GetExchange("/wallets")
    Wallets wallets();

    /** The tickets of a booking as passes for Apple Wallet; 409 where there are none. */
    @GetExchange("/bookings/{id}/wallet/apple")
    ResponseEntity<byte[]> applePasses(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /** A ticket as a pass for Apple Wallet, for who has it. */
    @GetExchange("/tickets/{id}/wallet/apple")
    ResponseEntity<byte[]> applePass(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Ticket-Link", required = false) @Nullable String ticketLink);

    /** The address that saves a ticket to Google Wallet, for who has it; 409 if it is not valid. */
    @GetExchange("/tickets/{id}/wallet/google")
    WalletLink googleWallet(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Ticket-Link", required = false) @Nullable String ticketLink);

    /** A ticket as a PDF, for its holder; 409 where it is not valid. */
    @GetExchange("/tickets/{id}/pdf")
    ResponseEntity<byte[]> ticketPdf(
            @PathVariable long id, @RequestHeader("Ticket-Link") String ticketLink);

    /** Which wallets are set up. */
    record Wallets(boolean apple, boolean google) {}

    record WalletLink(String link) {}
}
