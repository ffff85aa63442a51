package dev.marquee.site.wallet;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.DocumentClient;
import dev.marquee.site.client.TicketClient;
import java.util.function.LongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.HttpClientErrorException;

/** One ticket as a file and in wallets, for whoever has its mailed link. */
@Controller
@RequestMapping("/h/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}")
class HolderFilesController {

    private final TicketClient tickets;
    private final DocumentClient documents;

    HolderFilesController(TicketClient tickets, DocumentClient documents) {
        this.tickets = tickets;
        this.documents = documents;
    }

    @GetMapping("/tickets.pdf")
    Object pdf(@PathVariable String token) {
        return of(
                token, id -> WalletPages.file("/h/" + token, () -> documents.ticketPdf(id, token)));
    }

    @GetMapping("/wallet/apple")
    Object apple(@PathVariable String token) {
        return of(
                token,
                id ->
                        WalletPages.file(
                                "/h/" + token, () -> documents.applePass(id, null, null, token)));
    }

    @GetMapping("/wallet/google")
    Object google(@PathVariable String token) {
        return of(
                token,
                id ->
                        WalletPages.google(
                                "/h/" + token,
                                () -> documents.googleWallet(id, null, null, token).link()));
    }

    /** Where the link opens nothing any more, its page says so. */
    private Object of(String token, LongFunction<Object> answer) {
        long ticket;
        try {
            ticket = tickets.heldTicket(token).ticketId();
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Gone e) {
            return SeeOther.at("/h/" + token);
        }
        return answer.apply(ticket);
    }
}
