package dev.marquee.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The gateway lets go of an idle connection long before the service does. */
class IdleConnectionsTest {

    @Test
    void the_gateway_forgets_a_connection_before_its_server_closes_it() throws IOException {
        var environment = new StandardEnvironment();
        for (var source :
                new YamlPropertySourceLoader()
                        .load("defaults", new ClassPathResource("platform-defaults.yml")))
            environment.getPropertySources().addLast(source);
        var served =
                Binder.get(environment)
                        .bind("server.tomcat.keep-alive-timeout", Duration.class)
                        .get();

        assertThat(UpstreamConfiguration.IDLE.toDuration().multipliedBy(2)).isLessThan(served);
    }
}
