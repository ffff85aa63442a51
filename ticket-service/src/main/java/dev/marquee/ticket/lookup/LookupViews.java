package dev.marquee.ticket.lookup;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.BuyerProof;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an opened link gives: a token that shows, for half an hour, the bookings of one address. It
 * comes in the header {@code Lookup-Token}.
 */
@Component
class LookupViews implements BuyerProof {

    static final String HEADER = "Lookup-Token";
    private static final Duration VALID = Duration.ofMinutes(30);

    record View(
            EmailAddress email,
            @Schema(example = "v8Hs2kQm7TzR") String viewToken,
            Instant expiresAt) {}

    private final LookupLinks links;
    private final JdbcClient jdbc;
    private final Clock clock;

    LookupViews(LookupLinks links, JdbcClient jdbc, Clock clock) {
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Turns a link into a view; empty if the link is unknown, used or too old. */
    @Transactional
    public Optional<View> open(String linkToken) {
        return links.use(linkToken).map(this::create);
    }

    private View create(EmailAddress email) {
        var token = RandomToken.create();
        var end = now().plus(VALID);
        jdbc.sql("insert into lookup_view (token_hash, email, expires_at) values (?, ?, ?)")
                .params(Sha256.of(token), email.value(), end)
                .update();
        return new View(email, token, end.toInstant());
    }

    /** Whose bookings this request may see by its view token. */
    @Override
    public Optional<EmailAddress> provenAddress(HttpServletRequest request) {
        var token = request.getHeader(HEADER);
        if (token == null) return Optional.empty();
        return jdbc.sql("select email from lookup_view where token_hash = ? and expires_at > ?")
                .params(Sha256.of(token), now())
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    /** Ends a view before its time; one that has ended stays so. */
    void close(String viewToken) {
        jdbc.sql("delete from lookup_view where token_hash = ?")
                .param(Sha256.of(viewToken))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
