package dev.marquee.auth.erasure;

import dev.marquee.auth.audit.chain.ForgetPerson;
import dev.marquee.platform.privacy.ErasablePeople;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has an account, or stands in the trail. */
@Component
class ErasableAccounts implements ErasablePeople {

    private final JdbcClient jdbc;
    private final EraseAccounts erase;
    private final ForgetPerson trail;

    ErasableAccounts(JdbcClient jdbc, EraseAccounts erase, ForgetPerson trail) {
        this.jdbc = jdbc;
        this.erase = erase;
        this.trail = trail;
    }

    @Override
    public List<String> addresses() {
        var addresses = new ArrayList<>(trail.addresses());
        addresses.addAll(
                jdbc.sql(
                                "select email from account where closed_at is null union select email from account_link")
                        .query(String.class)
                        .list());
        return addresses.stream().distinct().toList();
    }

    @Override
    public void erase(String address) {
        erase.ofAddresses(List.of(address));
    }
}
