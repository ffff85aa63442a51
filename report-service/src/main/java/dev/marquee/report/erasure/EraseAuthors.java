package dev.marquee.report.erasure;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a name from reports. They do not know whose account it was, so of two people of one name
 * both lose it here: a report without a name is better than a name that should be forgotten.
 */
@Component
class EraseAuthors implements AccountTraces {

    /** Reports hold no more of a name. */
    private static final int LONGEST_NAME = 254;

    private final JdbcClient jdbc;

    EraseAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedAccount account) {
        if (account.name().isBlank()) return;
        var name = account.name();
        jdbc.sql("update report set author = ? where author = ?")
                .params(NOBODY, name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .update();
    }
}
