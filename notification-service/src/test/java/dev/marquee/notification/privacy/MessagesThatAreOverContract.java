package dev.marquee.notification.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.retention.RetentionRule;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What organisers wrote goes when it is over long enough, with the list of who got it. */
abstract class MessagesThatAreOverContract {

    @Autowired List<RetentionRule> rules;
    @Autowired JdbcClient jdbc;

    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    private String name;
    private RetentionRule rule;

    @BeforeEach
    void rule() {
        name = "Over " + System.nanoTime();
        rule =
                rules.stream()
                        .filter(one -> one.kind().equals("messages"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void drafts_and_what_is_under_way_stay_however_old() {
        var sent = message("sent", now.minusDays(400));
        var stopped = message("stopped", now.minusDays(400));
        message("sent", now.minusDays(300));
        message("paused", null);
        message("draft", null);

        assertThat(over("")).containsExactlyInAnyOrder(sent, stopped);
    }

    @Test
    void one_that_a_held_person_got_stays() {
        var held = message("sent", now.minusDays(400));
        var free = message("sent", now.minusDays(400));
        recipient(held, "held@example.org");
        recipient(held, "other@example.org");
        recipient(free, "other@example.org");

        assertThat(over(" and not (%s)".formatted(rule.person()))).containsExactly(free);
    }

    @Test
    void its_list_goes_with_it() {
        var message = message("sent", now.minusDays(400));
        recipient(message, "ana@example.org");

        jdbc.sql("delete from %s where %s = ?".formatted(rule.table(), rule.id()))
                .param(message)
                .update();

        assertThat(
                        jdbc.sql("select count(*) from message_recipient where message_id = ?")
                                .param(message)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private List<Long> over(String held) {
        var statement =
                jdbc.sql(
                                "select %s from %s where event_name = :name and %s < :end and (%s)%s"
                                        .formatted(
                                                rule.id(),
                                                rule.table(),
                                                rule.at(),
                                                rule.done(),
                                                held))
                        .param("name", name)
                        .param("end", now.minus(rule.keep()));
        if (!held.isEmpty()) statement = statement.param("people", List.of("held@example.org"));
        return statement.query(Long.class).list();
    }

    private long message(String state, OffsetDateTime finished) {
        var before =
                jdbc.sql("select coalesce(max(id), 0) from message").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, author_id, author_admin,
                                             sender, created_at, finished_at, version)
                        values (2, 7, ?, 'service', ?, '{}', 'en', '{}', 2, false, 'Rita', ?, ?, 1)
                        """)
                .params(name, state, now.minusDays(500), finished)
                .update();
        return jdbc.sql("select id from message where event_name = ? and id > ?")
                .params(name, before)
                .query(Long.class)
                .single();
    }

    private void recipient(long message, String address) {
        jdbc.sql(
                        """
                        insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, at)
                        values (?, ?, 'Ana', 'en', '', 'handed_over', ?)
                        """)
                .params(message, address, now.minusDays(400))
                .update();
    }
}
