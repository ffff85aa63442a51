package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.complaint.NoteRefund;
import dev.marquee.customer.complaint.NoteRefund.Fact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What ticket-service tells of refunds that were decided about complaints. */
@RestController
class RefundNews {

    /**
     * News of a refund.
     *
     * @param key with which it was decided; whoever decides may choose any
     * @param once names this very news, which may come again
     */
    record News(
            @NotNull @Size(max = 120) String key,
            @NotNull @Size(min = 1, max = 120) String once,
            long bookingId,
            long refundId,
            @NotNull
                    @jakarta.validation.constraints.Pattern(
                            regexp = "approved|stuck|done|refused",
                            message = "{invalid.a-phase-of-a}")
                    String phase,
            @NotNull @Size(max = 40) String amount,
            @NotNull @Size(max = 10) String currency) {}

    record Facts(@NotNull List<@NotNull @Valid News> facts) {}

    private static final Logger log = LoggerFactory.getLogger(RefundNews.class);
    private static final Pattern KEY = Pattern.compile("complaint-(\\d{1,18})-(\\d{1,9})");

    private final NoteRefund noteRefund;

    RefundNews(NoteRefund noteRefund) {
        this.noteRefund = noteRefund;
    }

    @PostMapping("/internal/complaints/refunds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@Valid @RequestBody Facts facts) {
        for (var news : facts.facts()) {
            var key = KEY.matcher(news.key());
            // It would be as wrong the next time: refused, it would keep others waiting for ever.
            if (!key.matches()) {
                log.warn("Ignored news of refund {}, of no complaint", news.refundId());
                continue;
            }
            noteRefund.handle(
                    new Fact(
                            Long.parseLong(key.group(1)),
                            Integer.parseInt(key.group(2)),
                            news.once(),
                            news.bookingId(),
                            news.refundId(),
                            news.phase(),
                            news.amount() + " " + news.currency()));
        }
    }
}
