package dev.marquee.event.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.demo.DemoEvents.DemoEvent;
import dev.marquee.event.pricing.PaymentTerms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class DemoEventsTest {

    private final List<DemoEvent> season = season();

    @Test
    void the_season_is_ahead_whatever_day_it_is() {
        var first = Instant.parse("2026-01-01T00:00:00Z");
        for (int hour = 0; hour < 24 * 366; hour += 5) {
            var now = first.plus(Duration.ofHours(hour));
            for (var event : season) {
                var start = event.startsAt(now);
                if (event.status() == EventStatus.COMPLETED)
                    assertThat(start.plus(Duration.ofMinutes(event.minutes()))).isBefore(now);
                else assertThat(start).as(event.name()).isAfter(now.plusSeconds(3600));
            }
        }
    }

    @Test
    void days_of_the_week_are_those_of_the_place() {
        var now = Instant.parse("2026-11-21T18:00:00Z");
        assertThat(startOf("Lantern Night", now)).isEqualTo("2026-11-28T20:00Z[Europe/Lisbon]");
        assertThat(startOf("Small Hours", now)).isEqualTo("2026-11-21T22:30Z[Europe/Lisbon]");
        assertThat(startOf("Small Hours", now.plusSeconds(7200)))
                .isEqualTo("2026-11-22T22:30Z[Europe/Lisbon]");
        assertThat(startOf("New Year", now)).isEqualTo("2026-12-31T20:00Z[Europe/Lisbon]");
        assertThat(startOf("Gamelan", now)).isEqualTo("2026-12-04T17:30+07:00[Asia/Jakarta]");
    }

    @Test
    void everything_is_as_the_api_would_take_it() {
        assertThat(season).hasSize(18);
        assertThat(season.get(6).name()).startsWith("Lantern Night");
        assertThat(season.get(7).name()).isEqualTo("Hamlet in an hour");
        for (var event : season) {
            assertThat(event.name().length()).isLessThanOrEqualTo(100);
            assertThat(event.quota()).isBetween(1, 100);
            assertThat(event.tickets()).isNotEmpty();
            assertThat(event.timeZone()).isNotEqualTo(ZoneId.of("UTC"));
            assertThat(event.thenNext()).isNotEqualTo(DayOfWeek.MONDAY);
        }
    }

    @Test
    void what_was_free_stays_free_and_five_more_are_priced_in_three_currencies() {
        assertThat(season.subList(0, 13))
                .allSatisfy(event ->
                        assertThat(event.tickets()).allMatch(type -> type.price() == null));
        var priced = season.subList(13, 18);
        assertThat(priced)
                .extracting(DemoEvent::currency)
                .containsExactly("EUR", "IDR", "VND", "EUR", "EUR");
        var types =
                priced.stream()
                        .flatMap(event ->
                                event.tickets().stream()
                                        .map(type ->
                                                type.in(Currency.getInstance(event.currency()))))
                        .toList();
        assertThat(types).filteredOn(type -> type.pricing().minMinor() != null).hasSize(1);
        assertThat(types).filteredOn(type -> !type.pricing().taxIncluded()).hasSize(2);
        assertThat(types.getFirst().priceMinor()).isEqualTo(2400);
        assertThat(types.get(2).priceMinor()).isEqualTo(35_000_000);
        assertThat(priced.getFirst().payment().refundFeeBp()).isEqualTo(1000);
        assertThat(season.getFirst().payment()).isEqualTo(PaymentTerms.DEFAULT);
    }

    private String startOf(String name, Instant now) {
        var event =
                season.stream().filter(e -> e.name().startsWith(name)).findFirst().orElseThrow();
        return event.startsAt(now).atZone(event.timeZone()).toString();
    }

    private static List<DemoEvent> season() {
        try (var in = new ClassPathResource("demo/season.json").getInputStream()) {
            return Arrays.asList(
                    JsonMapper.builder()
                            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS) // as ours
                            .build()
                            .readValue(in, DemoEvent[].class));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
