package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.complaint.NoteRefund;
import dev.marquee.customer.complaint.NoteRefund.Fact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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
     * @param once names this very news, which may come again
     */
    record News(
            @NotNull
                    @Pattern(
                            regexp = "complaint-\\d{1,18}-\\d{1,9}",
                            message = "must be the key of a decision")
                    String key,
            @NotNull @Size(min = 1, max = 120) String once,
            long refundId,
            @NotNull
                    @Pattern(
                            regexp = "approved|stuck|done|refused",
                            message = "must be a phase of a refund")
                    String phase,
            @NotNull @Size(max = 40) String amount,
            @NotNull @Size(max = 10) String currency) {}

    record Facts(@NotNull List<@NotNull @Valid News> facts) {}

    private final NoteRefund noteRefund;

    RefundNews(NoteRefund noteRefund) {
        this.noteRefund = noteRefund;
    }

    @PostMapping("/internal/complaints/refunds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@Valid @RequestBody Facts facts) {
        for (var news : facts.facts()) {
            var parts = news.key().split("-");
            noteRefund.handle(
                    new Fact(
                            Long.parseLong(parts[1]),
                            Integer.parseInt(parts[2]),
                            news.once(),
                            news.refundId(),
                            news.phase(),
                            news.amount() + " " + news.currency()));
        }
    }
}
