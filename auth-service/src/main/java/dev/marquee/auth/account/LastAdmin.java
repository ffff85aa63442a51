package dev.marquee.auth.account;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that somebody is left who can manage the accounts. */
@Component
public class LastAdmin {

    private final JdbcClient jdbc;

    LastAdmin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be asked, in the same transaction, before an account may stop being an admin who can sign
     * in. Two admins who remove each other at once come one after the other, so one stays.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code last-admin} if no other
     *     would be left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mustNotBe(long accountId) {
        var admins =
                jdbc.sql(
                                "select account_id from account_role where role = 'ADMIN' order by account_id for update")
                        .query(Long.class)
                        .list();
        if (!admins.contains(accountId)) return;
        var others =
                jdbc.sql(
                                """
                                select count(*) from account_role r join account a on a.id = r.account_id
                                where r.role = 'ADMIN' and a.id <> ? and not a.disabled and a.invited_at is null
                                """)
                        .param(accountId)
                        .query(Long.class)
                        .single();
        if (others == 0)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "last-admin", Text.of("problem.last-admin"));
    }
}
