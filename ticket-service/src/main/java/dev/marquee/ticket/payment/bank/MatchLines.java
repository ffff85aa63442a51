package dev.marquee.ticket.payment.bank;

import dev.marquee.ticket.payment.bank.MatchedLine.Awaited;
import dev.marquee.ticket.payment.method.TransferReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the payments that lines of a bank's file are about, and what they would lead to. */
@Component
class MatchLines {

    private static final int PORTION = 500;

    private final JdbcClient jdbc;

    MatchLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Matches lines as all stands now.
     *
     * @param currency of the account
     * @param organizer whose events count; null for all
     */
    List<MatchedLine> of(List<BankLine> lines, String currency, @Nullable Long organizer) {
        var references =
                lines.stream()
                        .flatMap(line -> TransferReference.in(line.purpose()).stream())
                        .toList();
        var payments = payments(references, organizer);
        var booked = booked(lines.stream().map(BankLine::fingerprint).toList());
        var taken = new HashSet<Long>();
        return lines.stream()
                .map(line -> {
                    var payment =
                            TransferReference.in(line.purpose()).stream()
                                    .flatMap(ref -> Stream.ofNullable(payments.get(ref)))
                                    .findFirst()
                                    .orElse(null);
                    var outcome = outcome(line, payment, currency, booked);
                    if (outcome.bookable() && payment != null && !taken.add(payment.id()))
                        outcome = LineOutcome.ALREADY_PAID; // by another line of this file
                    return new MatchedLine(line, outcome, payment);
                })
                .toList();
    }

    private static LineOutcome outcome(
            BankLine line, @Nullable Awaited payment, String currency, Set<String> booked) {
        var minor = line.minor();
        if (minor == null) return LineOutcome.UNREADABLE;
        if (minor <= 0) return LineOutcome.OUTGOING;
        if (booked.contains(line.fingerprint())) return LineOutcome.BOOKED_BEFORE;
        if (payment == null) return LineOutcome.UNKNOWN_REFERENCE;
        if (payment.paid()) return LineOutcome.ALREADY_PAID;
        if (payment.expected() != minor || !payment.currency().equals(currency))
            return LineOutcome.WRONG_AMOUNT;
        return switch (payment.bookingStatus()) {
            case "pending_payment" -> LineOutcome.MATCHED;
            case "expired" -> LineOutcome.LATE;
            default -> LineOutcome.GOES_BACK;
        };
    }

    private Map<String, Awaited> payments(List<String> references, @Nullable Long organizer) {
        var found = new HashMap<String, Awaited>();
        for (var some : portions(references))
            jdbc.sql(
                            """
                            select p.id, p.provider_ref, p.amount_minor, p.currency, p.state, p.booking_id, b.status, b.buyer_name
                            from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id
                            where p.provider = 'offline' and p.provider_ref in (:refs) and (cast(:organizer as bigint) is null or e.organizer_id = :organizer)
                            """)
                    .param("refs", some)
                    .param("organizer", organizer, java.sql.Types.BIGINT)
                    .query((row, n) ->
                            new Awaited(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getString(5).matches("succeeded|refunded"),
                                    row.getLong(6),
                                    row.getString(7),
                                    row.getString(8)))
                    .list()
                    .forEach(payment -> found.put(payment.ref(), payment));
        return found;
    }

    private Set<String> booked(List<String> fingerprints) {
        var found = new HashSet<String>();
        for (var some : portions(fingerprints))
            found.addAll(
                    jdbc.sql("select fingerprint from bank_money where fingerprint in (:some)")
                            .param("some", some)
                            .query(String.class)
                            .list());
        return found;
    }

    private static List<List<String>> portions(Collection<String> all) {
        var list = all.stream().distinct().toList();
        return IntStream.range(0, (list.size() + PORTION - 1) / PORTION)
                .mapToObj(i -> list.subList(i * PORTION, Math.min(list.size(), (i + 1) * PORTION)))
                .toList();
    }
}
