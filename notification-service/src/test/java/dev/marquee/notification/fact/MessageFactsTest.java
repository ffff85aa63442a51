package dev.marquee.notification.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.marquee.notification.fact.SentMessages.Sent;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.fact.FactClients.Event;
import dev.marquee.platform.fact.FactClients.Events;
import dev.marquee.platform.fact.FactClients.Fact;
import dev.marquee.platform.fact.FactClients.Reports;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class MessageFactsTest {

    private static final Instant AT = Instant.parse("2026-11-25T10:15:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Fact> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void what_was_sent_counts_with_its_readers_unless_it_is_only_tried_out(Database database) {
        var jdbc = JdbcClient.create(database.empty());
        jdbc.sql("delete from message").update();
        var real = message(jdbc, 7, AT);
        var tried = message(jdbc, 8, AT);
        var old = message(jdbc, 9, AT);
        var going = message(jdbc, 7, null);
        recipient(jdbc, real, "a@example.org", "handed_over");
        recipient(jdbc, real, "b@example.org", "handed_over");
        recipient(jdbc, real, "c@example.org", "bounced_hard");

        var facts = facts(jdbc);
        facts.deliver(
                List.of(real, tried, old, going, 999_999L).stream()
                        .map(id ->
                                new OutboxMessage(
                                        id,
                                        facts.topic(),
                                        "message:" + id,
                                        JSON.writeValueAsString(new Sent(id)),
                                        AT,
                                        0))
                        .toList());

        assertThat(told)
                .containsExactly(
                        new Fact(
                                "message:" + real,
                                "message_sent",
                                AT,
                                2,
                                7,
                                "Europe/Lisbon",
                                2,
                                Map.of("reason", "service")));
    }

    private MessageFacts facts(JdbcClient jdbc) {
        var clients = mock(ServiceClients.class);
        Events events =
                ids ->
                        List.of(
                                new Event(7, 2, "Europe/Lisbon", false),
                                new Event(8, 2, "Europe/Lisbon", true),
                                new Event(9, 2, "Europe/Lisbon", null));
        Reports reports = facts -> told.addAll(facts.facts());
        when(clients.asService(Events.class, "ticket")).thenReturn(events);
        when(clients.asService(Reports.class, "report")).thenReturn(reports);
        return new MessageFacts(jdbc, JSON, Clock.systemUTC(), clients);
    }

    private static long message(JdbcClient jdbc, long event, @Nullable Instant finished) {
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, author_id,
                            author_admin, sender, created_at, finished_at, version)
                        values (2, :event, 'Lantern Night', 'service', :state, '{}', 'en', '{}', 2, false, 'Tejo Arts', :at,
                            cast(:finished as timestamp with time zone), 0)
                        """)
                .param("event", event)
                .param("state", finished == null ? "draft" : "sent")
                .param("at", AT.atOffset(ZoneOffset.UTC))
                .param("finished", finished == null ? null : finished.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select max(id) from message").query(Long.class).single();
    }

    private static void recipient(JdbcClient jdbc, long message, String address, String outcome) {
        jdbc.sql(
                        """
                        insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, at)
                        values (?, ?, 'Ana', 'en', '[]', ?, ?)
                        """)
                .params(message, address, outcome, AT.atOffset(ZoneOffset.UTC))
                .update();
    }
}
