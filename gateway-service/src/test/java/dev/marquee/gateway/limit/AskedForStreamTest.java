package dev.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.web.Clients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nobody gets past the limit of requests by accepting a stream. */
class AskedForStreamTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/events/7/availability/live, true",
        "POST, /api/ai/chat, true",
        "POST, /assistant, false",
        "POST, /api/bookings, false",
        "POST, /api/tokens, false",
        "POST, /api/ai/chat/x, false",
        "POST, /api/ai/chat;x, false",
        "PUT, /api/ai/chat, false",
        "DELETE, /api/bookings/7, false",
    })
    void only_what_may_be_answered_by_a_stream_asks_for_one(
            String method, String path, boolean stream) {
        assertThat(StreamLimiter.isAskedForBy(request(method, path))).isEqualTo(stream);
        var other = new MockHttpServletRequest(method, path);
        other.addHeader("Accept", "application/json");
        assertThat(StreamLimiter.isAskedForBy(other)).isFalse();
    }

    @Test
    void other_posts_are_limited_and_questions_are_not() throws Exception {
        var clients = Mockito.mock(Clients.class);
        Mockito.when(clients.networkOf(ArgumentMatchers.any())).thenReturn("192.0.2.1");
        var filter = new ConcurrencyFilter(1, clients, new SimpleMeterRegistry());
        var passed = new AtomicInteger();
        filter.doFilter(
                request("POST", "/api/bookings"),
                new MockHttpServletResponse(),
                (first, answer) -> {
                    for (var path : new String[] {"/api/bookings", "/api/tokens", "/api/ai/chat"})
                        filter.doFilter(
                                request("POST", path),
                                new MockHttpServletResponse(),
                                (then, after) -> passed.incrementAndGet());
                });
        assertThat(passed).hasValue(1);
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Accept", "text/event-stream");
        return request;
    }
}
