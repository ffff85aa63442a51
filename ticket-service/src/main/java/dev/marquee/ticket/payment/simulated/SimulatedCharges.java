package dev.marquee.ticket.payment.simulated;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The memory of the simulated provider. It writes in transactions of its own: what was charged
 * stays charged, whatever becomes of its caller.
 */
@Component
class SimulatedCharges {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final Clock clock;

    SimulatedCharges(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Optional<SimulatedCharge> byKey(String key) {
        return find("idempotency_key", key);
    }

    Optional<SimulatedCharge> byRef(String ref) {
        return find("ref", ref);
    }

    private Optional<SimulatedCharge> find(String column, String value) {
        return inOwn(() ->
                jdbc.sql("select * from simulated_charge where %s = ?".formatted(column))
                        .param(value)
                        .query((row, n) -> SimulatedCharge.read(row))
                        .optional());
    }

    /** Stores it, unless its key is known; returns what is stored under the key. */
    SimulatedCharge addOrGet(SimulatedCharge charge) {
        try {
            inOwn(() ->
                    jdbc.sql(
                                    """
                                    insert into simulated_charge (idempotency_key, ref, kind, of_ref, amount_minor, currency, state,
                                                                  reason, card, title, return_url, created_at)
                                    values (:key, :ref, :kind, :of, :amount, :currency, :state, :reason, :card, :title, :return, :now)
                                    """)
                            .param("key", charge.key())
                            .param("ref", charge.ref())
                            .param("kind", charge.refund() ? "refund" : "charge")
                            .param("of", charge.ofRef())
                            .param("amount", charge.amountMinor())
                            .param("currency", charge.currency())
                            .param("state", charge.state())
                            .param("reason", charge.reason())
                            .param("card", charge.card())
                            .param("title", charge.title())
                            .param("return", charge.returnUrl())
                            .param("now", charge.createdAt().atOffset(ZoneOffset.UTC))
                            .update());
            return charge;
        } catch (DuplicateKeyException e) {
            return byKey(charge.key()).orElseThrow(() -> e);
        }
    }

    /** What was given back on the provider's own page, or what a buyer disputes. */
    void addOutside(String ref, String kind, SimulatedCharge of, long amountMinor, String state) {
        inOwn(() ->
                jdbc.sql(
                                """
                                insert into simulated_charge (idempotency_key, ref, kind, of_ref, amount_minor, currency, state, created_at)
                                values (:key, :ref, :kind, :of, :amount, :currency, :state, :now)
                                """)
                        .param("key", SimulatedProvider.OUTSIDE + ref)
                        .param("ref", ref)
                        .param("kind", kind)
                        .param("of", of.ref())
                        .param("amount", amountMinor)
                        .param("currency", of.currency())
                        .param("state", state)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** The open dispute of a charge. */
    Optional<SimulatedCharge> dispute(String ofRef) {
        return inOwn(() ->
                jdbc.sql(
                                "select * from simulated_charge where of_ref = ? and kind = 'dispute' and state = 'open'")
                        .param(ofRef)
                        .query((row, n) -> SimulatedCharge.read(row))
                        .optional());
    }

    /** Moves it on, if it is still there where the caller saw it. */
    boolean move(String ref, String from, String to) {
        return inOwn(() ->
                jdbc.sql(
                                "update simulated_charge set state = :to where ref = :ref and state = :from")
                        .param("ref", ref)
                        .param("from", from)
                        .param("to", to)
                        .update())
                == 1;
    }

    /** How much of a charge goes or went back. */
    long refunded(String ref) {
        return inOwn(() ->
                jdbc.sql(
                                "select coalesce(sum(amount_minor), 0) from simulated_charge where of_ref = ? and kind = 'refund' and state <> 'refused'")
                        .param(ref)
                        .query(Long.class)
                        .single());
    }

    private <T> T inOwn(Supplier<T> work) {
        return requireNonNull(own.execute(status -> work.get()));
    }
}
