package dev.marquee.ticket.listing;

import static dev.marquee.ticket.listing.SaleTerms.Status.CANCELLED;
import static dev.marquee.ticket.listing.SaleTerms.Status.COMPLETED;
import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.listing.ListingChange.ListingCancelled;
import dev.marquee.ticket.listing.ListingChange.ListingCompleted;
import dev.marquee.ticket.listing.ListingChange.ListingGoesLive;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import dev.marquee.ticket.seating.ChangeSeating;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Takes over what event-service says about an event. */
@Component
public class ChangeSaleTerms {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TermsOfTypes types;
    private final ChangeSeating seating;
    private final SeatPlans plans;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    public ChangeSaleTerms(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TermsOfTypes types,
            ChangeSeating seating,
            SeatPlans plans,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.types = types;
        this.seating = seating;
        this.plans = plans;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Takes over the terms, or does nothing if the same or newer ones are known. What became of the
     * event is published as a {@link ListingChange}, in the same transaction. A cancelled event
     * keeps the stock that it had.
     *
     * @throws ErrorResponseException 409 {@code capacity-below-sold} if more tickets are live than
     *     would remain, of the event, of a type or of a pool; 409 {@code code-changed} if the
     *     event's code is not the one its tickets carry; 409 {@code code-taken} if another event
     *     has it. Then all stays as it was
     */
    public void handle(SaleTermsPush push) {
        var plan = plans.of(push);
        try {
            transaction.executeWithoutResult(status -> takeOver(push, plan));
        } catch (DuplicateKeyException e) {
            takeOverAgain(push, plan);
        }
    }

    /** The same new event may have been told twice at the same moment; then it is known now. */
    private void takeOverAgain(SaleTermsPush push, @Nullable String plan) {
        try {
            transaction.executeWithoutResult(status -> takeOver(push, plan));
        } catch (DuplicateKeyException e) {
            throw Problems.problem(
                    CONFLICT, "code-taken", Text.of("problem.code-taken", push.code()));
        }
    }

    private void takeOver(SaleTermsPush told, @Nullable String plan) {
        var now = clock.instant();
        var known = lockInventory(told.eventId()).isPresent();
        var push = seated(told, plan);
        if (!known) {
            insert(push, push.terms(TestMode.first(push.isTest())), now);
            seating.write(push.eventId(), push.seating(), plan);
            types.write(push);
            if (push.status() == COMPLETED) publish(new ListingCompleted(push.eventId()));
            return;
        }
        var before = terms(push.eventId());
        checkCode(before, push);
        if (push.version() <= before.version()) return;
        var after = push.terms(before.testMode().next(push.isTest()));
        update(after);
        if (after.testMode() != before.testMode()) publish(new ListingGoesLive(push.eventId()));
        if (push.status() != CANCELLED) changeStock(push, plan, now);
        switch (push.status()) {
            case PUBLISHED -> publish(new ListingUpdated(before, after, now));
            case COMPLETED -> publish(new ListingCompleted(push.eventId()));
            case CANCELLED -> {
                if (before.status() != CANCELLED)
                    publish(new ListingCancelled(push.eventId(), now));
            }
        }
    }

    private void publish(ListingChange change) {
        changes.publishEvent(change);
    }

    /** Seats say how many tickets there are. */
    private SaleTermsPush seated(SaleTermsPush push, @Nullable String plan) {
        var terms = push.seating();
        return terms == null || plan == null
                ? push
                : push.with(seating.quantities(push.eventId(), terms, plan));
    }

    private void changeStock(SaleTermsPush push, @Nullable String plan, Instant now) {
        checkSold(push);
        var terms = push.seating();
        seating.write(push.eventId(), terms, plan);
        if (terms != null && plan != null) seating.seatEverybody(push.eventId(), terms, plan);
        jdbc.sql("update inventory set capacity = ?, changed_at = ? where event_id = ?")
                .params(push.capacity(), at(now), push.eventId())
                .update();
        types.write(push);
    }

    private Optional<Integer> lockInventory(long event) {
        return jdbc.sql("select sold from inventory where event_id = ? for update")
                .param(event)
                .query(Integer.class)
                .optional();
    }

    private SaleTerms terms(long event) {
        return jdbc.sql("select * from sale_terms where event_id = ?")
                .param(event)
                .query((row, n) -> SaleTerms.read(row))
                .single();
    }

    private static void checkCode(SaleTerms before, SaleTermsPush push) {
        if (!before.code().equals(push.code()))
            throw Problems.problem(
                    CONFLICT,
                    "code-changed",
                    Text.of("problem.code-changed", String.valueOf(push.eventId()), before.code()));
    }

    private void checkSold(SaleTermsPush push) {
        var sold = lockInventory(push.eventId()).orElseThrow();
        if (push.capacity() < sold) throw belowSold(Text.of("problem.sold.all", sold), sold);
    }

    private void insert(SaleTermsPush push, SaleTerms terms, Instant now) {
        write(
                """
                insert into sale_terms (version, name, starts_at, ends_at, time_zone, location, organizer_id, quota, status, currency,
                                        hold_minutes, payment_retries, refund_mode, refund_until_hours, refund_fee_minor, refund_fee_bp, refund_keeps_discount,
                                        pay_methods, transfer_days, bank_details,
                                        holder_names, mails_holders, max_transfers, transfer_until_hours, buyer_cancels_transferred, test_mode, test_email, names, event_id, code)
                values (:version, :name, :starts_at, :ends_at, :time_zone, :location, :organizer_id, :quota, :status, :currency,
                        :hold_minutes, :payment_retries, :refund_mode, :refund_until_hours, :refund_fee_minor, :refund_fee_bp, :refund_keeps_discount,
                        :pay_methods, :transfer_days, :bank_details,
                        :holder_names, :mails_holders, :max_transfers, :transfer_until_hours, :buyer_cancels_transferred, :test_mode, :test_email, :names, :event_id, :code)
                """,
                terms);
        jdbc.sql(
                        "insert into inventory (event_id, capacity, sold, issued, changed_at) values (?, ?, 0, 0, ?)")
                .params(push.eventId(), push.capacity(), at(now))
                .update();
    }

    private void update(SaleTerms terms) {
        write(
                """
                update sale_terms set version = :version, name = :name, starts_at = :starts_at, ends_at = :ends_at,
                       time_zone = :time_zone, location = :location, organizer_id = :organizer_id, quota = :quota,
                       status = :status, currency = :currency, hold_minutes = :hold_minutes, payment_retries = :payment_retries,
                       refund_mode = :refund_mode, refund_until_hours = :refund_until_hours,
                       refund_fee_minor = :refund_fee_minor, refund_fee_bp = :refund_fee_bp, refund_keeps_discount = :refund_keeps_discount,
                       pay_methods = :pay_methods, transfer_days = :transfer_days, bank_details = :bank_details,
                       holder_names = :holder_names, mails_holders = :mails_holders, max_transfers = :max_transfers,
                       transfer_until_hours = :transfer_until_hours, buyer_cancels_transferred = :buyer_cancels_transferred,
                       test_mode = :test_mode, test_email = :test_email, names = :names
                where event_id = :event_id and code = :code
                """,
                terms);
    }

    private void write(String sql, SaleTerms terms) {
        var end = terms.endsAt();
        var payment = terms.payment();
        var holders = terms.holders();
        jdbc.sql(sql)
                .param("event_id", terms.eventId())
                .param("code", terms.code())
                .param("version", terms.version())
                .param("name", terms.name())
                .param("starts_at", at(terms.startsAt()))
                .param("ends_at", end == null ? null : at(end), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("time_zone", terms.timeZone())
                .param("location", terms.location())
                .param("organizer_id", terms.organizerId())
                .param("quota", terms.quota())
                .param("status", terms.status().word())
                .param("currency", terms.currency())
                .param("hold_minutes", payment.holdMinutes())
                .param("payment_retries", payment.retries())
                .param("refund_mode", payment.refundMode().word())
                .param("refund_until_hours", payment.refundUntilHours())
                .param("refund_fee_minor", payment.refundFeeMinor())
                .param("refund_fee_bp", payment.refundFeeBp())
                .param("refund_keeps_discount", payment.refundKeepsDiscount())
                .param("pay_methods", payment.methodWords())
                .param("transfer_days", payment.transferDays())
                .param("bank_details", payment.bankDetails(), Types.VARCHAR)
                .param("holder_names", holders.names().word())
                .param("mails_holders", holders.mailsHolders())
                .param("max_transfers", holders.maxTransfers())
                .param("transfer_until_hours", holders.transferUntilHours())
                .param("buyer_cancels_transferred", holders.buyerCancelsTransferred())
                .param("test_mode", terms.testMode().word())
                .param("test_email", terms.testEmail(), Types.VARCHAR)
                .param("names", terms.names().stored(), Types.VARCHAR)
                .update();
    }

    static ErrorResponseException belowSold(Text why, int sold) {
        return Problems.problem(
                CONFLICT,
                "capacity-below-sold",
                Text.of("problem.capacity-below-sold", why),
                Map.of("sold", sold));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
