package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.BookingSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Whoever waits for another waits longer than that one does: docs/operations.md has the table. */
class TimeBudgetTest {

    @Test
    void the_engine_gives_up_in_time_to_tell_its_buyers() throws IOException {
        var gateway = gatewaysPatience();
        var settings = new Binder(List.of()).bindOrCreate("marquee.booking", BookingSettings.class);

        assertThat(settings.patience().plus(BookingEngine.LONGEST_BATCH)).isLessThan(gateway);
        assertThat(Duration.ofMillis(EngineDatabase.LOCK))
                .isLessThan(Duration.ofMillis(EngineDatabase.STATEMENT))
                .isLessThan(settings.patience());
        assertThat(EngineDatabase.STATEMENT).isLessThan(EngineDatabase.SOCKET);
        assertThat(Duration.ofMillis(EngineDatabase.LOCK + EngineDatabase.SOCKET))
                .as("a connection, and a server that fell silent in its first statement")
                .isLessThan(BookingEngine.LONGEST_BATCH);
    }

    private static Duration gatewaysPatience() throws IOException {
        var file = new FileSystemResource("../gateway-service/src/main/resources/application.yml");
        var environment = new StandardEnvironment();
        for (var source : new YamlPropertySourceLoader().load("gateway", file))
            environment.getPropertySources().addLast(source);
        return Binder.get(environment).bind("marquee.gateway.answer-timeout", Duration.class).get();
    }
}
