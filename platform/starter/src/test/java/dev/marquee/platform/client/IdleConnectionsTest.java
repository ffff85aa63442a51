package dev.marquee.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Who keeps a connection lets go of it long before the other side does. */
class IdleConnectionsTest {

    @Test
    void clients_forget_a_connection_before_its_server_closes_it() throws IOException {
        var environment = new StandardEnvironment();
        for (var source :
                new YamlPropertySourceLoader()
                        .load("defaults", new ClassPathResource("platform-defaults.yml")))
            environment.getPropertySources().addLast(source);
        var served =
                Binder.get(environment)
                        .bind("server.tomcat.keep-alive-timeout", Duration.class)
                        .get();

        assertThat(PlatformClientAutoConfiguration.IDLE.toDuration().multipliedBy(2))
                .isLessThan(served);
    }
}
