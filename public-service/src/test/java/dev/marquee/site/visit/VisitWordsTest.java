package dev.marquee.site.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitWordsTest {

    private static final String SALT = "01".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "Spring Sale, spring sale",
        "'<b>Leaflet</b>', bleafletb",
        "ana@example.org, ''",
        "ana%40example.org, ''",
        "' a_b.c~d-e ', a_b.c~d-e",
        "'', ''"
    })
    void what_strangers_type_is_cleaned(String typed, String clean) {
        assertThat(VisitWords.clean(typed)).isEqualTo(clean);
    }

    @Test
    void what_is_long_is_cut() {
        assertThat(VisitWords.clean("x".repeat(100))).hasSize(60);
        assertThat(VisitWords.clean(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vi-VN, VN",
        "'en-GB,en;q=0.9', GB",
        "'zh-Hant-TW,zh;q=0.8', TW",
        "de, ''",
        "'*', ''",
        "'', ''"
    })
    void a_language_has_a_region_or_not(String header, String region) {
        assertThat(VisitWords.region(header)).isEqualTo(region);
    }

    @Test
    void our_own_pages_are_no_source() {
        assertThat(VisitWords.host("www.Example.org", "tickets.example.org"))
                .isEqualTo("example.org");
        assertThat(VisitWords.host("tickets.example.org", "tickets.example.org")).isEmpty();
    }

    @Test
    void a_hash_is_the_days_the_networks_and_the_browsers() {
        var hash = Visitors.hash(SALT, "https://a.example", "192.0.2.1", "Firefox");

        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(Visitors.hash(SALT, "https://a.example", "192.0.2.1", "Firefox"))
                .isEqualTo(hash);
        assertThat(Visitors.hash("02".repeat(32), "https://a.example", "192.0.2.1", "Firefox"))
                .isNotEqualTo(hash);
        assertThat(Visitors.hash(SALT, "https://b.example", "192.0.2.1", "Firefox"))
                .isNotEqualTo(hash);
        assertThat(Visitors.hash(SALT, "https://a.example", "192.0.2.2", "Firefox"))
                .isNotEqualTo(hash);
        assertThat(Visitors.hash(SALT, "https://a.example", "192.0.2.1", "Chrome"))
                .isNotEqualTo(hash);
    }

    @Test
    void nobody_looks_at_more_than_sixty_pages_a_minute() {
        var counts = new ViewCounts();
        for (var n = 0; n < 60; n++) assertThat(counts.isTooMuch("one")).isFalse();

        assertThat(counts.isTooMuch("one")).isTrue();
        assertThat(counts.isTooMuch("another")).isFalse();
    }
}
