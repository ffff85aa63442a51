package dev.marquee.auth.revocation;

import dev.marquee.auth.account.AuthSettings;
import dev.marquee.platform.security.RevokedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends access tokens before their time. A token says only in which second it was issued, so those
 * of the second in which its subject's tokens end are refused too, and a new one that is issued in
 * that very second is dated to the next: {@link #issuedAt}.
 */
@Repository
public class Revocations {

    /** Services take a token this much longer than it says, because clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /**
     * All tokens of a subject up to a moment.
     *
     * @param subject an account's id, or an API client's
     * @param before tokens issued earlier are refused
     */
    public record Subject(String subject, Instant before) {}

    private record Row(String subject, OffsetDateTime goodFrom) {}

    private final JdbcClient jdbc;
    private final AuthSettings settings;
    private final Clock clock;

    Revocations(JdbcClient jdbc, AuthSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Ends every token that was issued to this subject until now. Services know it some seconds
     * later.
     */
    @Transactional
    public void endAll(String subject) {
        var nextSecond = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var isFirst =
                jdbc.sql(
                                        "insert into revoked_subject (subject, good_from) values (?, ?) on conflict do nothing")
                                .params(subject, utc(nextSecond))
                                .update()
                        == 1;
        if (isFirst) return;
        var before =
                jdbc.sql("select good_from from revoked_subject where subject = ? for update")
                        .param(subject)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        // Tokens of this second may bear that date already.
        var goodFrom = before.isBefore(nextSecond) ? nextSecond : before.plusSeconds(1);
        jdbc.sql("update revoked_subject set good_from = ? where subject = ?")
                .params(utc(goodFrom), subject)
                .update();
    }

    /** Ends one token. Ending it twice changes nothing. */
    @Transactional
    public void end(String jti, Instant expiresAt) {
        jdbc.sql("delete from revoked_token where expires_at <= ?")
                .param(utc(clock.instant().minus(TOLERANCE)))
                .update();
        jdbc.sql("insert into revoked_token (jti, expires_at) values (?, ?) on conflict do nothing")
                .params(jti, utc(expiresAt))
                .update();
    }

    /**
     * Ends all tokens that were issued for a browser's session. It is remembered for as long as
     * what was opened with one of them may last.
     */
    @Transactional
    public void endSession(long session) {
        end(
                RevokedTokens.ofSession(String.valueOf(session)),
                clock.instant().plus(settings.tokenLifetime()));
    }

    /** The second that a token issued now must bear, so that it is a good one. */
    public Instant issuedAt(String subject) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return jdbc.sql("select good_from from revoked_subject where subject = ? and good_from > ?")
                .params(subject, utc(now))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now);
    }

    /** Whether this one token was ended. */
    boolean isEnded(String jti) {
        return jdbc.sql("select jti from revoked_token where jti = ?")
                .param(jti)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Whether the tokens of either subject were ended that were issued at this time. */
    boolean areEnded(String subject, String owner, Instant issued) {
        return !jdbc.sql(
                        "select subject from revoked_subject where subject in (?, ?) and good_from > ?")
                .params(subject, owner, utc(issued))
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** The subjects of whose refused tokens some would otherwise still be good. */
    public List<Subject> subjects() {
        var oldest = clock.instant().minus(settings.tokenLifetime()).minus(TOLERANCE);
        return jdbc
                .sql("select subject, good_from from revoked_subject where good_from > ?")
                .param(utc(oldest))
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Subject(row.subject(), row.goodFrom().toInstant()))
                .toList();
    }

    /** The single tokens that would otherwise still be good. */
    public List<String> tokens() {
        return jdbc.sql("select jti from revoked_token where expires_at > ?")
                .param(utc(clock.instant().minus(TOLERANCE)))
                .query(String.class)
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
