package dev.marquee.site.wallet;

import dev.marquee.site.SeeOther;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;

/** The answers that put a ticket into a wallet; where it is not valid, its page says why. */
final class WalletPages {

    private WalletPages() {}

    /** A file, such as a pass, which phones open by themselves. */
    static Object file(String page, Supplier<ResponseEntity<byte[]>> file) {
        try {
            var answer = file.get();
            return ResponseEntity.ok()
                    .contentType(Objects.requireNonNull(answer.getHeaders().getContentType()))
                    .headers(headers ->
                            headers.setContentDisposition(
                                    answer.getHeaders().getContentDisposition()))
                    .body(answer.getBody());
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.Gone e) {
            return SeeOther.at(page);
        }
    }

    /** Leads on to Google, whose address is made here and now and stands on no page. */
    static Object google(String page, Supplier<String> link) {
        try {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(link.get()))
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.Gone e) {
            return SeeOther.at(page);
        }
    }
}
