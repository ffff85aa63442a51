package dev.marquee.event.erasure;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a name from the notes of events; what they say stays, for the others who work there. */
@Component
class EraseAuthors implements AccountTraces {

    private final JdbcClient jdbc;

    EraseAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedAccount account) {
        jdbc.sql("update event_note set author = ? where author_id = ?")
                .params(NOBODY, account.id())
                .update();
    }
}
