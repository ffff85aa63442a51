package dev.marquee.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * Who waits for a stream waits longer than the stream is quiet: docs/operations.md has the table.
 */
class LiveBudgetTest {

    private final LiveSettings settings =
            new Binder(List.of()).bindOrCreate("marquee.live", LiveSettings.class);

    @Test
    void a_stream_is_never_quiet_for_as_long_as_the_gateway_or_a_page_waits() throws IOException {
        var slowest = settings.heartbeat().plus(settings.poll()).plus(settings.poll());
        assertThat(slowest).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(slowest.multipliedBy(2)).isLessThan(Duration.ofSeconds(30));
        assertThat(Files.readString(Path.of("../starter/src/main/resources/static/assets/live.js")))
                .contains("SILENCE = 30000");
        assertThat(ofGateway("idle-timeout")).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void a_stream_ends_here_before_the_gateway_breaks_it_off() throws IOException {
        assertThat(settings.lifetime()).isLessThan(ofGateway("lifetime"));
    }

    @Test
    void a_change_is_told_within_a_second() {
        assertThat(settings.poll()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pause()).isLessThan(settings.poll());
        for (var watchers : List.of(1, 500, 1000, 100_000))
            assertThat(settings.pauseAfter(Duration.ofMillis(60), watchers))
                    .as("half of it is left to write to %d", watchers)
                    .isBetween(settings.pause(), Duration.ofMillis(500));
    }

    @Test
    void where_many_watch_changes_are_sent_together() {
        var quick = Duration.ofMillis(1);
        assertThat(settings.pauseAfter(quick, 0)).isEqualTo(settings.pause());
        assertThat(settings.pauseAfter(quick, 100)).isEqualTo(settings.pause());
        assertThat(settings.pauseAfter(quick, 500)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.pauseAfter(Duration.ofMinutes(1), 0))
                .as("a slow database is not asked less than once a second")
                .isEqualTo(settings.poll());
    }

    private static Duration ofGateway(String setting) throws IOException {
        var file =
                new FileSystemResource("../../gateway-service/src/main/resources/application.yml");
        var environment = new StandardEnvironment();
        for (var source : new YamlPropertySourceLoader().load("gateway", file))
            environment.getPropertySources().addLast(source);
        return Binder.get(environment)
                .bind("marquee.gateway.streams." + setting, Duration.class)
                .get();
    }
}
