package dev.marquee.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marquee.customer.client.ErasureClient.Erasure;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** Each person is forgotten by a request of its own. */
class ErasureDeliveryTest {

    private final List<List<String>> asked = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final StatementSpec update = Mockito.mock(StatementSpec.class, Mockito.RETURNS_SELF);
    private final JdbcClient jdbc = Mockito.mock(JdbcClient.class);
    private final ErasureDelivery delivery =
            new ErasureDelivery(
                    "ticket",
                    erasures -> {
                        asked.add(erasures.erasures().stream().map(Erasure::email).toList());
                        if (erasures.erasures().getFirst().email().startsWith("slow"))
                            throw new IllegalStateException("too slow");
                    },
                    done::addAll,
                    jdbc,
                    JsonMapper.shared());

    private OutboxMessage message(long id, String payload) {
        Mockito.when(jdbc.sql(ArgumentMatchers.anyString())).thenReturn(update);
        return new OutboxMessage(id, "erasure", "k" + id, payload, Instant.EPOCH, 0);
    }

    private OutboxMessage person(long id, String email) {
        return message(id, "{\"key\":\"k%d\",\"email\":\"%s\"}".formatted(id, email));
    }

    @Test
    void three_people_are_three_requests_and_who_is_done_is_left_out() {
        delivery.deliver(
                List.of(
                        person(1, "ana@example.org"),
                        message(2, "{}"),
                        person(3, "bea@example.org"),
                        person(4, "cleo@example.org")));
        assertThat(asked)
                .containsExactly(
                        List.of("ana@example.org"),
                        List.of("bea@example.org"),
                        List.of("cleo@example.org"));
        assertThat(done).containsExactly("ana@example.org", "bea@example.org", "cleo@example.org");
        Mockito.verify(update, Mockito.times(3)).update();
    }

    @Test
    void one_that_fails_repeats_nobody_before_it() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        delivery.deliver(
                                List.of(
                                        person(1, "ana@example.org"),
                                        person(2, "slow@example.org"),
                                        person(3, "bea@example.org"))));
        assertThat(done).containsExactly("ana@example.org");
        Mockito.verify(update, Mockito.times(1)).param("id", 1L);
        Mockito.verify(update, Mockito.never()).param("id", 2L);
    }
}
