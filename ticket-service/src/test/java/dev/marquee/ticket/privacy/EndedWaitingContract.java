package dev.marquee.ticket.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.retention.RetentionRule;
import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who waited once is forgotten when the event is over as long, whether or not it says its end. */
abstract class EndedWaitingContract extends ApiContract {

    @Autowired private List<RetentionRule> rules;

    @Test
    void places_go_with_events_that_have_no_end_too() {
        var now = clock.instant();
        var end = now.plus(Duration.ofDays(100));
        var entries =
                Map.of(
                        "no end, over", entry(end.minus(Duration.ofDays(2)), null, "left"),
                        "no end, to come", entry(end.plus(Duration.ofDays(2)), null, "left"),
                        "an end, over",
                                entry(
                                        end.minus(Duration.ofDays(2)),
                                        end.minus(Duration.ofDays(1)),
                                        "taken"),
                        "an end, still on",
                                entry(
                                        end.minus(Duration.ofDays(2)),
                                        end.plus(Duration.ofDays(1)),
                                        "taken"),
                        "not confirmed", entry(end.minus(Duration.ofDays(2)), null, "unconfirmed"));

        var rule = rules.stream().filter(one -> one.kind().equals("waiting-list")).findFirst();

        var over =
                jdbc.sql(
                                "select id from waiting_entry where ended_at < :end and (%s) and id in (:ids)"
                                        .formatted(rule.orElseThrow().done()))
                        .param("end", end.atOffset(ZoneOffset.UTC))
                        .param("ids", entries.values())
                        .query(Long.class)
                        .list();
        assertThat(over)
                .containsExactlyInAnyOrder(
                        entries.get("no end, over"), entries.get("an end, over"));
        jdbc.sql("delete from waiting_entry where id in (:ids)")
                .param("ids", entries.values())
                .update();
    }

    private long entry(Instant starts, Instant ends, String state) {
        var terms = terms(newEvent(), 5);
        terms.put("starts_at", starts.toString());
        terms.put("ends_at", ends == null ? null : ends.toString());
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        jdbc.sql(
                        """
                        insert into waiting_entry (id, event_id, quantity, name, email, quota_email, state, place, created_at, ended_at)
                        values (:id, :id, 1, 'Ana', :email, :email, :state, :id, :now, :ended)
                        """)
                .param("id", event)
                .param("email", newBuyer())
                .param("state", state)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ended", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return event;
    }
}
