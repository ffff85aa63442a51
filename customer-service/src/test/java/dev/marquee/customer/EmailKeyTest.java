package dev.marquee.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@bücher.example",
                "  Ana@BÜCHER.example. ",
                "ANA@xn--bcher-kva.example",
                "ａｎａ@bücher.example"
            })
    void every_spelling_of_an_address_is_one_address(String spelling) {
        assertThat(EmailKey.of(spelling)).contains(new EmailKey("ana@xn--bcher-kva.example"));
    }

    @Test
    void a_tag_makes_another_address() {
        assertThat(EmailKey.of("ana+jazz@example.org"))
                .isNotEqualTo(EmailKey.of("ana@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "ana@.",
                "a b@example.org",
                "ana@exa mple.org",
                "ana@example..org",
                "ana@-example.org",
                "ana\n@example.org",
                "ana@b@example.org",
                "ana<x>@example.org",
                "ana@example.org, eve@example.org",
                "ana\u200B@example.org"
            })
    void what_is_no_address_is_none(String words) {
        assertThat(EmailKey.of(words)).isEmpty();
    }
}
