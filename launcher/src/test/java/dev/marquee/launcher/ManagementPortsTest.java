package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where the metrics of each service are read. */
class ManagementPortsTest {

    private static List<String> ports(Map<String, String> environment, String... arguments) {
        var options = Options.parse(List.of(arguments), environment);
        var services = Service.all(options, environment);
        var settings = Settings.common(options, services, environment);
        return services.stream()
                .map(service -> settings.of(service).get("MARQUEE_MANAGEMENT_PORT"))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void nine_processes_have_nine_ports_in_a_row() {
        assertThat(ports(Map.of("MARQUEE_MANAGEMENT_PORT", "9090"), "--separate"))
                .containsExactlyInAnyOrder(
                        "9090", "9091", "9092", "9093", "9094", "9095", "9096", "9097", "9098")
                .endsWith("9090");
    }

    @Test
    void services_of_one_jvm_keep_the_one_that_all_are_told() {
        assertThat(ports(Map.of("MARQUEE_MANAGEMENT_PORT", "9090"))).isEmpty();
    }

    @Test
    void there_is_none_unless_somebody_asks_for_it() {
        assertThat(ports(Map.of(), "--separate")).isEmpty();
        assertThat(ports(Map.of("MARQUEE_MANAGEMENT_PORT", ""), "--separate")).isEmpty();
    }

    @Test
    void what_is_no_port_is_refused() {
        assertThatThrownBy(() -> ports(Map.of("MARQUEE_MANAGEMENT_PORT", "yes"), "--separate"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("In MARQUEE_MANAGEMENT_PORT");
    }
}
