package dev.marquee.notification.inbox;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One row for each mail that came in, so that none is dealt with twice. */
@Repository
class InboundMails {

    /** What is left of a message to customer-service that it has taken. */
    static final String NOTHING_LEFT = "{}";

    private final JdbcClient jdbc;
    private final Clock clock;

    InboundMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What one that came before was. */
    InboundVerdict verdict(String hash) {
        return jdbc.sql("select verdict from inbound_mail where message_id_hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .map(InboundVerdict::of)
                .orElse(InboundVerdict.LEFT);
    }

    /** Notes what it was, once that is known. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(String hash, InboundVerdict verdict, String why) {
        jdbc.sql("update inbound_mail set verdict = ?, why = ? where message_id_hash = ?")
                .params(verdict.word(), why, hash)
                .update();
    }

    /** Notes it; false where it came before, and then nothing is to be done about it. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(String hash, long uid, InboundVerdict verdict, @Nullable String why) {
        return jdbc.sql(
                                "insert into inbound_mail (message_id_hash, uid, verdict, why, received_at) values (:hash, :uid, :verdict, :why, :now) on conflict do nothing")
                        .param("hash", hash)
                        .param("uid", uid)
                        .param("verdict", verdict.word())
                        .param("why", why, java.sql.Types.VARCHAR)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Notes what customer-service made of it, which has its words now: here they are not kept. */
    @Transactional
    void placed(String hash, InboundVerdict verdict, String why, @Nullable Long complaint) {
        jdbc.sql(
                        "update inbound_mail set verdict = :verdict, why = :why, complaint_id = :complaint where message_id_hash = :hash")
                .param("verdict", verdict.word())
                .param("why", why)
                .param("complaint", complaint, java.sql.Types.BIGINT)
                .param("hash", hash)
                .update();
        jdbc.sql("update outbox set payload = :nothing where topic = :topic and fact_key = :hash")
                .param("nothing", NOTHING_LEFT)
                .param("topic", ComplaintMailHandover.TOPIC)
                .param("hash", hash)
                .update();
    }

    @Transactional
    void purge(Duration retention) {
        jdbc.sql("delete from inbound_mail where received_at < ?")
                .param(utc(clock.instant().minus(retention)))
                .update();
    }
}
