package dev.marquee.ticket.offer;

import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.limit.RateLimiter.Limit;
import dev.marquee.ticket.offer.OfferCounts.CodeOf;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the offers of codes that people send. Wrong ones are counted by client address, wherever
 * they are sent to: else codes could be guessed.
 */
@Component
public class OfferCodes {

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final RateLimiter<String> guesses;
    private final Counter refused;

    OfferCodes(
            JdbcClient jdbc,
            JdbcTemplate connections,
            OfferGuessSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.guesses =
                new RateLimiter<>(clock, new Limit(settings.perMinute(), Duration.ofMinutes(1)));
        this.refused = LimitRefusals.of(metrics, "offer-code");
    }

    /**
     * What a code claims at an event; null if none was sent. Whether the offer may be used is
     * decided later.
     *
     * @throws org.springframework.web.ErrorResponseException 429 {@code too-many-requests} after
     *     too many wrong codes, even for a right one: else its answer would tell them apart
     */
    public @Nullable OfferClaim claim(long event, @Nullable String typed) {
        if (typed == null || typed.isBlank()) return null;
        var network = ClientAddress.currentNetwork();
        network.ifPresent(from ->
                guesses.require(from, 1, Text.of("problem.too-many-requests.codes"), refused));
        var folded = OfferCode.fold(typed);
        var offer = folded.flatMap(code -> offerOf(event, code));
        if (offer.isPresent()) network.ifPresent(from -> guesses.giveBack(from, 1));
        return new OfferClaim.ByCode(offer.orElse(null), folded.orElse(""));
    }

    /** The offers that may count at an event for a buyer with this claim, to show prices by. */
    public OfferCounts seen(long event, @Nullable OfferClaim claim) {
        ConnectionCallback<OfferCounts> reading =
                connection -> ReadOffers.seen(connection, codes(claim), List.of(event));
        return Objects.requireNonNull(connections.execute(reading));
    }

    private static List<CodeOf> codes(@Nullable OfferClaim claim) {
        return claim instanceof OfferClaim.ByCode(var offer, var code) && offer != null
                ? List.of(new CodeOf(offer, code))
                : List.of();
    }

    /** An offer that was stopped is none here, so that both have one answer. */
    private Optional<Long> offerOf(long event, String code) {
        return jdbc.sql(
                        """
                        select o.id from offer_code c
                            join sale_terms s on s.organizer_id = c.organizer_id
                            join offer o on o.id = c.offer_id
                        where s.event_id = ? and c.code_folded = ? and o.active
                        """)
                .params(event, code)
                .query(Long.class)
                .optional();
    }
}
