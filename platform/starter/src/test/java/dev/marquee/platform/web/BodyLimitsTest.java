package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;

class BodyLimitsTest {

    @Test
    void the_limit_that_says_most_of_a_path_counts() {
        Map<String, DataSize> larger = new HashMap<>();
        larger.put("/internal/**", DataSize.ofMegabytes(1));
        for (var n = 0; n < 20; n++)
            larger.put("/internal/part" + n + "/export", DataSize.ofMegabytes(16));
        var limits = new BodyLimits(DataSize.ofKilobytes(64), DataSize.ofMegabytes(64), larger);

        for (var n = 0; n < 20; n++)
            assertThat(limits.of(PathContainer.parsePath("/internal/part" + n + "/export")))
                    .isEqualTo(16 * 1024 * 1024);
        assertThat(limits.of(PathContainer.parsePath("/internal/other"))).isEqualTo(1024 * 1024);
        assertThat(limits.of(PathContainer.parsePath("/api/events"))).isEqualTo(64 * 1024);
    }
}
