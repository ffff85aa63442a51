package dev.marquee.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.gateway.GatewaySettings;
import dev.marquee.gateway.StreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The table of time-outs in docs/operations.md, as far as streams are concerned. */
class StreamBudgetTest {

    private final Binder settings = settings();
    private final GatewaySettings gateway =
            settings.bindOrCreate("marquee.gateway", GatewaySettings.class);
    private final StreamSettings streams =
            settings.bind("marquee.gateway.streams", StreamSettings.class).get();

    @Test
    void a_stream_may_be_quiet_for_longer_than_an_answer_and_ends_before_proxies_give_up() {
        assertThat(streams.idleTimeout())
                .isGreaterThan(gateway.answerTimeout())
                .isLessThan(Duration.ofMinutes(1))
                .isLessThan(streams.lifetime());
        assertThat(streams.lifetime()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void all_streams_together_leave_connections_for_everything_else() {
        assertThat(streams.total()).isEqualTo(1000).isLessThanOrEqualTo(gateway.connections() / 2);
        assertThat(streams.perAddress()).isEqualTo(256);
        var tooMany =
                new StreamSettings(
                        streams.idleTimeout(), streams.lifetime(), 0, gateway.connections());
        assertThatThrownBy(() -> new UpstreamConfiguration().streamUpstream(gateway, tooMany))
                .hasMessageContaining("marquee.gateway.streams.total");
    }

    private static Binder settings() {
        var environment = new StandardEnvironment();
        try {
            for (var source :
                    new YamlPropertySourceLoader()
                            .load("gateway", new ClassPathResource("application.yml")))
                environment.getPropertySources().addLast(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Binder.get(environment);
    }
}
