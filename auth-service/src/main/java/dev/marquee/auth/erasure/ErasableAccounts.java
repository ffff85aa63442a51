package dev.marquee.auth.erasure;

import dev.marquee.platform.privacy.ErasablePeople;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has an account, or stands in the trail. */
@Component
class ErasableAccounts implements ErasablePeople {

    private final JdbcClient jdbc;
    private final EraseAccounts erase;

    ErasableAccounts(JdbcClient jdbc, EraseAccounts erase) {
        this.jdbc = jdbc;
        this.erase = erase;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql(
                        """
                        select email from account where closed_at is null union select email from account_link
                        union select content from audit_part where part = 'actor' and content like '%@%'
                        """)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String address) {
        erase.ofAddresses(List.of(address));
    }
}
