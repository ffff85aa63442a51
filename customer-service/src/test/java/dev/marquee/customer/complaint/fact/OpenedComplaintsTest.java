package dev.marquee.customer.complaint.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.marquee.customer.complaint.fact.OpenedComplaints.Opened;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.fact.FactClients.Event;
import dev.marquee.platform.fact.FactClients.Events;
import dev.marquee.platform.fact.FactClients.Fact;
import dev.marquee.platform.fact.FactClients.Reports;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OpenedComplaintsTest {

    private static final Instant AT = Instant.parse("2026-11-25T10:15:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Fact> told = new ArrayList<>();
    private final List<Event> known =
            List.of(
                    new Event(7, 2, "Europe/Lisbon", false),
                    new Event(8, 2, "Europe/Lisbon", true),
                    new Event(9, 2, "Europe/Lisbon", null));
    private OpenedComplaints opened =
            new OpenedComplaints(
                    mock(Outbox.class), JSON, Clock.systemUTC(), mock(ServiceClients.class));

    @BeforeEach
    void with_others() {
        var clients = mock(ServiceClients.class);
        Events events = ids -> known.stream().filter(event -> ids.contains(event.id())).toList();
        Reports reports = facts -> told.addAll(facts.facts());
        when(clients.asService(Events.class, "ticket")).thenReturn(events);
        when(clients.asService(Reports.class, "report")).thenReturn(reports);
        opened = new OpenedComplaints(mock(Outbox.class), JSON, Clock.systemUTC(), clients);
    }

    @Test
    void a_complaint_counts_for_its_event_and_whose_it_is() {
        deliver(about(1, 7L, 2L), about(2, null, 5L), about(3, null, null), about(4, 99L, 6L));

        assertThat(told)
                .containsExactly(
                        fact(1, 2, 7, "Europe/Lisbon"),
                        fact(2, 5, 0, null),
                        fact(3, 0, 0, null),
                        fact(4, 6, 0, null));
    }

    @Test
    void what_is_tried_out_or_may_be_does_not_count() {
        deliver(about(1, 8L, 2L), about(2, 9L, 2L));

        assertThat(told).isEmpty();
    }

    private void deliver(Opened... complaints) {
        var messages = new ArrayList<OutboxMessage>();
        for (var one : complaints)
            messages.add(
                    new OutboxMessage(
                            1, opened.topic(), "key", JSON.writeValueAsString(one), AT, 0));
        opened.deliver(messages);
    }

    private static Opened about(long id, @Nullable Long event, @Nullable Long organizer) {
        return new Opened(id, AT, event, organizer, "web");
    }

    private static Fact fact(long id, long organizer, long event, @Nullable String zone) {
        return new Fact(
                "complaint:" + id,
                "complaint_opened",
                AT,
                organizer,
                event,
                zone,
                1,
                Map.of("reason", "web"));
    }
}
