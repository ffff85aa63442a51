package dev.marquee.ticket.offer;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and deletes offers that were checked before, by {@link OfferRules}. */
@Component
class ManageOffers {

    private static final String COLUMNS =
            """
            name = :name, percent_bp = :percent, amount_minor = :amount, currency = :currency, event_id = :event, type_ids = :types,
            starts_at = :starts, ends_at = :ends, use_limit = :limit, per_buyer = :perBuyer, min_quantity = :least,
            per_ticket = :perTicket, active = :active
            """;

    private record Stored(
            long organizerId, boolean automatic, int liveUses, long version, boolean used) {}

    private final JdbcClient jdbc;
    private final OfferEvents events;
    private final AuditTrail trail;
    private final Clock clock;

    ManageOffers(JdbcClient jdbc, OfferEvents events, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Makes an offer.
     *
     * @return its id
     * @throws org.springframework.web.ErrorResponseException 409 {@code code-taken}
     */
    @Transactional
    public long add(OfferRequest offer, Caller caller) {
        var organizer = organizer(offer, caller);
        var id = jdbc.sql("select nextval('offer_ids')").query(Long.class).single();
        statement(
                        """
                        insert into offer (id, organizer_id, name, percent_bp, amount_minor, currency, event_id, type_ids, starts_at, ends_at,
                                           use_limit, per_buyer, min_quantity, per_ticket, automatic, active, created_at)
                        values (:id, :organizer, :name, :percent, :amount, :currency, :event, :types, :starts, :ends,
                                :limit, :perBuyer, :least, :perTicket, :automatic, :active, :now)
                        """,
                        offer,
                        caller)
                .param("id", id)
                .param("organizer", organizer)
                .param("automatic", offer.isAutomatic())
                .param("now", at(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (offer.hasCode()) insertCode(id, organizer, Objects.requireNonNull(offer.code()));
        trail.record("offer.created", "offer:" + id, String.valueOf(offer.name()));
        return id;
    }

    private long organizer(OfferRequest offer, Caller caller) {
        if (!caller.has("ADMIN")) return caller.id();
        if (offer.eventId() != null)
            return events.find(offer.eventId(), caller).orElseThrow().organizerId();
        return Objects.requireNonNullElse(offer.organizerId(), caller.id());
    }

    /**
     * Changes an offer. Bookings keep what they got.
     *
     * @param version that is stored still; else 412 {@code changed-meanwhile}
     * @throws org.springframework.web.ErrorResponseException 409 {@code limit-below-uses} if it is
     *     used more often than it may be used then; 409 {@code code-taken}; 409 {@code code-used}
     *     for another code after the first use; 422 if it would become automatic, or end to be so
     */
    @Transactional
    public void change(long id, long version, OfferRequest offer, Caller caller) {
        var stored = lock(id);
        if (stored.version != version) throw Versions.changed("offer");
        if (stored.automatic != offer.isAutomatic())
            throw Problems.invalid("automatic", Text.of("invalid.cannot-change-make-another"));
        if (offer.useLimit() != null && offer.useLimit() < stored.liveUses)
            throw Problems.problem(
                    CONFLICT,
                    "limit-below-uses",
                    Text.of("problem.limit-below-uses", stored.liveUses),
                    Map.of("uses", stored.liveUses));
        statement(
                        "update offer set %s, version = version + 1 where id = :id"
                                .formatted(COLUMNS),
                        offer,
                        caller)
                .param("id", id)
                .update();
        changeCode(id, stored, offer.hasCode() ? offer.code() : null);
        trail.record("offer.changed", "offer:" + id, String.valueOf(offer.name()));
    }

    /** An offer that was never used; else 409 {@code offer-used}. */
    @Transactional
    public void delete(long id, @Nullable Long version) {
        var stored = lock(id);
        if (version != null && stored.version != version) throw Versions.changed("offer");
        if (stored.used)
            throw Problems.problem(CONFLICT, "offer-used", Text.of("problem.offer-used"));
        jdbc.sql("delete from offer_code where offer_id = ?").param(id).update();
        jdbc.sql("delete from offer where id = ?").param(id).update();
        trail.record("offer.deleted", "offer:" + id, "");
    }

    private Stored lock(long id) {
        jdbc.sql("select id from offer where id = ? for update").param(id).query(Long.class).list();
        return jdbc.sql(
                        """
                        select organizer_id, automatic, live_uses, version,
                               exists (select 1 from offer_use u where u.offer_id = offer.id) as used
                        from offer where id = ?
                        """)
                .param(id)
                .query(Stored.class)
                .optional()
                .orElseThrow(() -> Problems.notFound("offer"));
    }

    private void changeCode(long id, Stored stored, @Nullable String code) {
        var present =
                jdbc.sql("select code from offer_code where offer_id = ?")
                        .param(id)
                        .query(String.class)
                        .list();
        if (present.size() > 1) {
            if (code != null) throw Problems.invalid("code", Text.of("invalid.cannot-be-one-of"));
            return;
        }
        if (present.isEmpty() && code == null) return;
        if (!present.isEmpty() && present.getFirst().equals(code)) return;
        if (stored.used)
            throw Problems.problem(CONFLICT, "code-used", Text.of("problem.code-used"));
        jdbc.sql("delete from offer_code where offer_id = ?").param(id).update();
        if (code != null) insertCode(id, stored.organizerId, code);
    }

    private void insertCode(long id, long organizer, String code) {
        try {
            jdbc.sql(
                            "insert into offer_code (organizer_id, code_folded, code, offer_id) values (?, ?, ?, ?)")
                    .params(organizer, OfferCode.fold(code).orElseThrow(), code.strip(), id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problems.problem(
                    CONFLICT,
                    "code-taken",
                    Text.of("problem.code-taken.another-offer-has", code.strip()));
        }
    }

    private StatementSpec statement(String sql, OfferRequest offer, Caller caller) {
        var event = offer.eventId() == null ? null : events.find(offer.eventId(), caller);
        var amount = offer.amount();
        var currency =
                amount == null
                        ? null
                        : OfferRules.currency(offer, event == null ? null : event.orElse(null));
        return jdbc.sql(sql)
                .param("name", String.valueOf(offer.name()).strip())
                .param("percent", points(offer.percent()), Types.INTEGER)
                .param(
                        "amount",
                        amount == null || currency == null
                                ? null
                                : OfferRules.minor(amount, currency),
                        Types.BIGINT)
                .param("currency", currency, Types.VARCHAR)
                .param("event", offer.eventId(), Types.BIGINT)
                .param("types", TypeIds.text(offer.types()))
                .param("starts", at(offer.startsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ends", at(offer.endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", offer.useLimit(), Types.INTEGER)
                .param("perBuyer", offer.perBuyer(), Types.INTEGER)
                .param("least", offer.least())
                .param("perTicket", offer.isPerTicket())
                .param("active", offer.isActive());
    }

    private static @Nullable Integer points(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.movePointRight(2).intValueExact();
    }

    private static @Nullable Object at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
