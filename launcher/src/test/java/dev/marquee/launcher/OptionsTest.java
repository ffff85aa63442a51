package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void without_options_everything_has_its_usual_place() {
        var options = Options.parse(List.of(), Map.of());
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(Service.all(options, Map.of()))
                .contains(
                        new Service("auth", 5000),
                        new Service("notification", 5007),
                        new Service("gateway", 8080))
                .hasSize(9);
    }

    @Test
    void the_gateway_starts_last() {
        assertThat(Service.all(Options.parse(List.of(), Map.of()), Map.of()).getLast().name())
                .isEqualTo("gateway");
    }

    @Test
    void the_services_can_be_moved_to_other_ports_in_a_row() {
        var options = Options.parse(List.of("--services-from", "7000", "--port", "9000"), Map.of());
        var services = Service.all(options, Map.of());
        assertThat(services)
                .contains(
                        new Service("auth", 7000),
                        new Service("ticket", 7006),
                        new Service("gateway", 9000));
        assertThat(Service.addresses(services))
                .containsEntry("MARQUEE_TICKET_URL", "http://localhost:7006")
                .containsEntry("MARQUEE_PUBLIC_SERVICE_URL", "http://localhost:7004")
                .containsEntry("MARQUEE_PUBLIC_URL", "http://localhost:9000");
    }

    @Test
    void an_administrator_to_let_back_in_is_named_by_address() {
        assertThat(
                        Options.parse(List.of("--reset-admin", "boss@example.org"), Map.of())
                                .resetAdmin())
                .isEqualTo("boss@example.org");
        assertThat(Options.parse(List.of(), Map.of()).resetAdmin()).isNull();
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast"), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> Options.parse(List.of("--port"), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--port");
        for (var port : List.of("0", "-1", "65536", "http", "")) {
            assertThatThrownBy(() -> Options.parse(List.of("--port", port), Map.of()))
                    .as(port)
                    .isInstanceOf(Refusal.class);
        }
    }
}
