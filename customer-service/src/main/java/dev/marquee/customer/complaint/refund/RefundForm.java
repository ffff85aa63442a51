package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.client.RefundClient.Decision;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is typed.
 *
 * @param tickets ids of those that are void then
 * @param keep what is kept; empty for nothing
 * @param number which decision about the complaint it is
 * @param shown what the amounts on the page were worked out for
 * @param act {@code refund} to do it; anything else works the amounts out
 */
public record RefundForm(
        @Nullable List<Long> tickets,
        @Nullable String keep,
        @Nullable String reason,
        @Nullable Integer number,
        @Nullable String shown,
        @Nullable String act) {

    public List<Long> chosen() {
        return Objects.requireNonNullElse(tickets, List.of());
    }

    Decision decision() {
        var kept = keep == null || keep.isBlank() ? null : keep.strip().replace(',', '.');
        return new Decision(
                true, chosen(), kept, reason == null || reason.isBlank() ? null : reason.strip());
    }

    /** What amounts depend on. */
    String choice() {
        return new TreeSet<>(chosen())
                        .stream().map(String::valueOf).collect(Collectors.joining(","))
                + ":"
                + Objects.requireNonNullElse(keep, "").strip();
    }

    /** Whether what was shown is what is to be done. */
    boolean isToBeDone() {
        return "refund".equals(act) && choice().equals(shown);
    }

    boolean isReadable() {
        return keep == null || keep.isBlank() || keep.strip().matches("\\d{1,12}([.,]\\d{1,4})?");
    }
}
