package dev.marquee.ticket.payment.bank;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.payment.SettlePayment;
import dev.marquee.ticket.payment.bank.BankImports.Import;
import dev.marquee.ticket.payment.bank.MatchedLine.Awaited;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books what a bank's file says has arrived. Each line is booked in a transaction of its own, with
 * its fingerprint, so that a file that is brought twice, or booked again after it was cut off,
 * books each line once.
 */
@Component
class BookLines {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BankImports imports;
    private final Payments payments;
    private final SettlePayment settlePayment;
    private final AuditTrail trail;
    private final Clock clock;

    BookLines(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BankImports imports,
            Payments payments,
            SettlePayment settlePayment,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.imports = imports;
        this.payments = payments;
        this.settlePayment = settlePayment;
        this.trail = trail;
        this.clock = clock;
    }

    /** Books all that can be booked, and stores what came of every line. */
    void handle(Import file, List<MatchedLine> lines) {
        var outcomes = new HashMap<MatchedLine, LineOutcome>();
        for (var line : lines) outcomes.put(line, outcome(line, file.currency()));
        transaction.executeWithoutResult(status -> store(file, lines, outcomes));
    }

    private void store(
            Import file, List<MatchedLine> lines, Map<MatchedLine, LineOutcome> outcomes) {
        if (!imports.close(file.id())) return;
        for (var line : lines)
            imports.done(file.id(), line, Objects.requireNonNull(outcomes.get(line)));
        var booked =
                outcomes.values().stream()
                        .filter(one -> one == LineOutcome.BOOKED || one == LineOutcome.RETURNED)
                        .count();
        trail.record("bank-file.booked", "bank-import:" + file.id(), booked + " lines");
    }

    private LineOutcome outcome(MatchedLine line, String currency) {
        var payment = line.payment();
        return payment == null || !line.bookable() ? line.outcome() : book(line, payment, currency);
    }

    private LineOutcome book(MatchedLine line, Awaited payment, String currency) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql(
                                "insert into bank_money (fingerprint, payment_id, booked_at) values (?, ?, ?)")
                        .params(
                                line.line().fingerprint(),
                                payment.id(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
                var amount = Objects.requireNonNull(line.line().minor());
                settlePayment.paid(
                        payment.id(), new Look.Paid(payment.ref(), amount, currency, null));
            });
        } catch (DuplicateKeyException e) {
            return LineOutcome.BOOKED_BEFORE;
        }
        var now = payments.find(payment.id()).orElseThrow();
        return now.surplus() ? LineOutcome.RETURNED : LineOutcome.BOOKED;
    }
}
