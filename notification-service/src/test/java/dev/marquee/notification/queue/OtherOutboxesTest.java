package dev.marquee.notification.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.outbox.OutboxState;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

class OtherOutboxesTest {

    private final LinkedHashMap<String, OutboxClient> clients = new LinkedHashMap<>();

    @Test
    void one_that_gives_no_answer_hides_no_other() {
        var some = new OutboxState(3, 1, null);
        clients.put("auth", () -> some);
        clients.put(
                "ticket",
                () -> {
                    throw new ResourceAccessException("away");
                });
        clients.put("venue", () -> some);

        var all = new OtherOutboxes(clients).all();

        assertThat(all.sequencedKeySet()).containsExactly("auth", "ticket", "venue");
        assertThat(all.get("auth")).contains(some);
        assertThat(all.get("ticket")).isEqualTo(Optional.empty());
        assertThat(all.get("venue")).contains(some);
    }

    @Test
    void all_are_asked_at_once() {
        var together = new CyclicBarrier(3);
        for (var service : new String[] {"auth", "ticket", "venue"})
            clients.put(
                    service,
                    () -> {
                        try {
                            return new OutboxState(together.await(), 0, null);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    });

        assertThat(new OtherOutboxes(clients).all().values()).allMatch(Optional::isPresent);
    }
}
