package dev.marquee.report.schedule;

import dev.marquee.platform.config.RandomToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who get reports. */
@Repository
class Recipients {

    private static final String OWNER = "";

    private final JdbcClient jdbc;
    private final Clock clock;

    Recipients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a schedule, its owner first. */
    List<Recipient> of(long schedule) {
        return jdbc.sql("select * from report_recipient where schedule_id = ? order by address")
                .param(schedule)
                .query((row, n) -> recipient(row))
                .list();
    }

    Optional<Recipient> find(long id) {
        return jdbc.sql("select * from report_recipient where id = ?")
                .param(id)
                .query((row, n) -> recipient(row))
                .optional();
    }

    Optional<Recipient> byToken(String token) {
        return jdbc.sql("select * from report_recipient where token = ?")
                .param(token)
                .query((row, n) -> recipient(row))
                .optional();
    }

    /** Its owner, who needs no question. */
    void addOwner(long schedule) {
        insert(schedule, OWNER, Recipient.State.CONFIRMED);
    }

    /** Somebody who is asked; returns who that is. */
    Recipient ask(long schedule, String address) {
        var token = insert(schedule, address, Recipient.State.ASKED);
        return byToken(token).orElseThrow();
    }

    private String insert(long schedule, String address, Recipient.State state) {
        var token = RandomToken.create();
        jdbc.sql(
                        "insert into report_recipient (schedule_id, address, state, token, asked_at) values (:schedule, :address, :state, :token, :now)")
                .param("schedule", schedule)
                .param("address", address)
                .param("state", state.word())
                .param("token", token)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    void answer(long id, Recipient.State state) {
        jdbc.sql(
                        "update report_recipient set state = :state, answered_at = :now where id = :id and state <> :state")
                .param("state", state.word())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from report_recipient where id = ?").param(id).update();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getLong("id"),
                row.getLong("schedule_id"),
                row.getString("address"),
                Recipient.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("token"));
    }
}
