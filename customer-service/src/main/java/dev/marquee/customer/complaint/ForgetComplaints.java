package dev.marquee.customer.complaint;

import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes people out of their complaints who are to be forgotten. */
@Component
public class ForgetComplaints {

    private final JdbcClient jdbc;
    private final Entries entries;

    ForgetComplaints(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /**
     * Blanks names, addresses, words and files of these people, and what staff answered, which may
     * name them. That there was a complaint stays.
     *
     * @param addresses in their one spelling
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> addresses) {
        if (addresses.isEmpty()) return;
        jdbc.sql("delete from complaint_mail where sender_key in (:keys)")
                .param("keys", addresses)
                .update();
        entries.blankOf(addresses);
        var ids =
                jdbc.sql(
                                "select id from complaint where address_key in (:keys) or lower(requester_email) in (:keys) order by id for update")
                        .param("keys", addresses)
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) return;
        entries.blank(ids);
        jdbc.sql("delete from complaint_mail where complaint_id in (:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql(
                        """
                        update complaint set subject = '', requester_name = '', requester_email = '', address_key = '', requester_account = null,
                                             search_key = '', version = version + 1
                        where id in (:ids)
                        """)
                .param("ids", ids)
                .update();
        jdbc.sql("delete from complaint_gate where name in (:names)")
                .param(
                        "names",
                        addresses.stream()
                                .flatMap(key -> Stream.of("address:" + key, "mail:" + key))
                                .toList())
                .update();
    }
}
