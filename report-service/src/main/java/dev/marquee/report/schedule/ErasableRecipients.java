package dev.marquee.report.schedule;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasablePeople;
import dev.marquee.platform.privacy.ErasedAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is erased gets no reports, and sets up none. */
@Component
class ErasableRecipients implements ErasablePeople, AccountTraces {

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Outbox outbox;

    ErasableRecipients(JdbcClient jdbc, Questions questions, Outbox outbox) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.outbox = outbox;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql("select distinct address from report_recipient where address <> ''")
                .query(String.class)
                .list();
    }

    @Override
    @Transactional
    public void erase(String address) {
        jdbc.sql("delete from report_recipient where address = ?").param(address).update();
        outbox.forget(address);
    }

    @Override
    public void erase(ErasedAccount account) {
        jdbc.sql("delete from report_schedule where owner_id = ?").param(account.id()).update();
        questions.deleteOf(account.id());
    }
}
