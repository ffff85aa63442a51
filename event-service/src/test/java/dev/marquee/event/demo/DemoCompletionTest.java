package dev.marquee.event.demo;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.marquee.event.publishing.PublishEvents;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoCompletionTest {

    @Test
    void an_event_that_was_deleted_is_not_looked_for_without_end() {
        var jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
        var publish = mock(PublishEvents.class);
        when(jdbc.sql(anyString()).params(any(), any()).query(any(Class.class)).optional())
                .thenReturn(Optional.empty());
        var completion = new DemoCompletion(jdbc, publish);

        for (var second = 0; second < DemoCompletion.MAX_LOOKS + 100; second++)
            completion.complete();

        // One look more is that of the arrangement above.
        verify(jdbc, times(DemoCompletion.MAX_LOOKS + 1)).sql(anyString());
        verifyNoInteractions(publish);
    }
}
