package dev.marquee.report.schedule;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom an owner has asked, and who does not want to be asked again. It outlives the schedules:
 * otherwise deleting one would let its owner ask once more.
 */
@Repository
class Questions {

    private static final Duration DAY = Duration.ofDays(1);

    /** Of all schedules of somebody within a day. */
    private static final int MOST_A_DAY = 30;

    /** Of one address, that has said yes before, within a day. */
    private static final int MOST_TO_ONE = 5;

    /** Until then somebody who does not answer is not asked again. */
    private static final Duration SILENCE = Duration.ofDays(30);

    private static final String FIELD = "recipients";

    private final JdbcClient jdbc;
    private final Clock clock;

    Questions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes that addresses are asked now.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if one of them must not be asked,
     *     or too many were
     */
    void ask(long owner, Collection<String> addresses) {
        var now = clock.instant();
        for (var address : addresses) check(owner, address, now);
        if (!addresses.isEmpty() && count(owner, now.minus(DAY)) + addresses.size() > MOST_A_DAY)
            throw Problems.invalid(FIELD, Text.of("invalid.too-many-unanswered"));
        for (var address : addresses)
            jdbc.sql(
                            "insert into report_question (owner_id, address_hash, asked_at, state) values (:owner, :hash, :now, :state)")
                    .param("owner", owner)
                    .param("hash", hash(address))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("state", Recipient.State.ASKED.word())
                    .update();
    }

    private void check(long owner, String address, Instant now) {
        if (count(owner, address, Recipient.State.LEFT, Instant.EPOCH) > 0)
            throw Problems.invalid(FIELD, Text.of("invalid.has-left", address));
        if (count(owner, address, Recipient.State.ASKED, now.minus(SILENCE)) > 0
                || count(owner, address, Recipient.State.CONFIRMED, now.minus(DAY)) >= MOST_TO_ONE)
            throw Problems.invalid(FIELD, Text.of("invalid.was-asked", address));
    }

    private long count(long owner, Instant since) {
        return jdbc.sql(
                        "select count(*) from report_question where owner_id = :owner and asked_at > :since")
                .param("owner", owner)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long count(long owner, String address, Recipient.State state, Instant since) {
        return jdbc.sql(
                        "select count(*) from report_question where owner_id = :owner and address_hash = :hash and state = :state and asked_at > :since")
                .param("owner", owner)
                .param("hash", hash(address))
                .param("state", state.word())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** What somebody answers holds for all that this owner asked and would ask. */
    void answer(long owner, String address, Recipient.State answer) {
        jdbc.sql(
                        "update report_question set state = :state where owner_id = :owner and address_hash = :hash")
                .param("state", answer.word())
                .param("owner", owner)
                .param("hash", hash(address))
                .update();
    }

    void deleteOf(long owner) {
        jdbc.sql("delete from report_question where owner_id = ?").param(owner).update();
    }

    private static String hash(String address) {
        return Sha256.of(address);
    }
}
