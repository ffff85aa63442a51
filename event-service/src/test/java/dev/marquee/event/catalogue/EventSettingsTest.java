package dev.marquee.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventSettingsTest {

    @Test
    void a_blank_zone_is_the_machines_own() {
        assertThat(bound("").zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(bound("Asia/Jakarta").zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
    }

    @Test
    void an_unknown_zone_or_currency_stops_the_start() {
        assertThatThrownBy(() -> bound("Europe/Atlantis"))
                .rootCause()
                .hasMessage("no such time zone: Europe/Atlantis");
        assertThatThrownBy(() -> new EventSettings("", "EURO"))
                .hasMessage("no such currency: EURO");
    }

    private static EventSettings bound(String zone) {
        var source = new MapConfigurationPropertySource(Map.of("marquee.event.time-zone", zone));
        return new Binder(source).bind("marquee.event", EventSettings.class).get();
    }
}
