package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;

class VersionsTest {

    @Test
    void a_tag_comes_back_as_the_version_it_was_made_from() {
        assertThat(Versions.expected(Versions.etag(7))).isEqualTo(7);
        assertThat(Versions.expected("W/\"7\"")).isEqualTo(7);
    }

    @Test
    void without_a_tag_and_with_a_star_any_version_will_do() {
        assertThat(Versions.expected(null)).isNull();
        assertThat(Versions.expected("*")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "\"seven\"", "\"-1\"", "\"1\", \"2\"", "\"99999999999999999999\""})
    void what_is_no_tag_of_ours_is_refused(String tag) {
        assertThatThrownBy(() -> Versions.expected(tag))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getStatusCode().value()).isEqualTo(400));
    }
}
