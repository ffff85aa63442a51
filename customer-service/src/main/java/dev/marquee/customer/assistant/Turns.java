package dev.marquee.customer.assistant;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of the assistant's answers. */
@Repository
class Turns {

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Told again, nothing changes. */
    void add(Turn turn) {
        jdbc.sql(
                        """
                        insert into assistant_turn (id, caller_hash, at, lang, mode, intent, tools, outcome, tokens_in, tokens_out, ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        turn.id(),
                        turn.caller(),
                        turn.at().atOffset(ZoneOffset.UTC),
                        turn.lang(),
                        turn.mode(),
                        turn.intent(),
                        turn.tools(),
                        turn.outcome(),
                        turn.tokensIn(),
                        turn.tokensOut(),
                        turn.ms())
                .update();
    }

    /**
     * What its reader thinks of an answer; a later one counts.
     *
     * @return false where there is no such answer, or it was another's
     */
    boolean rate(String id, String caller, String thumb) {
        return jdbc.sql("update assistant_turn set thumb = ? where id = ? and caller_hash = ?")
                        .params(thumb, id, caller)
                        .update()
                == 1;
    }
}
