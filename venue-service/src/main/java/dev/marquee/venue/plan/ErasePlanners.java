package dev.marquee.venue.plan;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a name from the versions of seat plans; the plans stay, since tickets name their seats. */
@Component
class ErasePlanners implements AccountTraces {

    private final JdbcClient jdbc;

    ErasePlanners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedAccount account) {
        jdbc.sql(
                        "update seat_plan_version set saved_name = ? where saved_by = ? and saved_name is not null")
                .params(NOBODY, account.id())
                .update();
    }
}
