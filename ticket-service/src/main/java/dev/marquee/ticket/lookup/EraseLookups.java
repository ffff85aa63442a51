package dev.marquee.ticket.lookup;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Forgets who looked for tickets. */
@Component
public class EraseLookups {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EraseLookups(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Ends the links and views of that address, and takes back its requests for a link. */
    @Transactional
    public void handle(EmailAddress email) {
        jdbc.sql("delete from lookup_link where email = ?").param(email.value()).update();
        jdbc.sql("delete from lookup_view where email = ?").param(email.value()).update();
        var asked = "\"email\":" + json.writeValueAsString(email.value());
        jdbc.sql("delete from outbox where topic = ? and payload like ? escape '!'")
                .params(LookupLinks.REQUESTED, Like.contains(asked))
                .update();
    }
}
