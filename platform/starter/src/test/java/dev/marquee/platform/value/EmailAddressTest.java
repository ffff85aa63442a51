package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana.Silva@Example.org",
                "  ana.silva@example.org\t",
                "ANA.SILVA@EXAMPLE.ORG.",
                "\uff41\uff4e\uff41.silva@example.org", // full-width letters
                "ana.silva@example\u3002org", // ideographic full stop
                "ana.silva\uff20example.org", // full-width at sign
                "\u00a0ana.silva@example.org\u00a0",
                "\u2007ana.silva@example.org\u202f",
                "ana.silva@example.org\u3000",
                "ana.silva\u200b@exam\u00adple.org\u200b",
                "\u202aana.silva@example.org\u202c",
                "ana\u034f.sil\ufe0fva@example.org",
                "\u3164\u115fana.silva@example.org",
                "ana.sil\u200cva@exam\u200dple.org",
            })
    void every_spelling_is_one_address(String spelling) {
        assertThat(new EmailAddress(spelling).value()).isEqualTo("ana.silva@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "ana@München.example, ana@xn--mnchen-3ya.example",
        "ana@MU\u0308NCHEN.example, ana@xn--mnchen-3ya.example",
        "ana@XN--MNCHEN-3YA.example, ana@xn--mnchen-3ya.example",
        "Zoë@example.org, zoë@example.org",
        "zoe\u0308@example.org, zoë@example.org",
        "jo@straße.example, jo@xn--strae-oqa.example",
        "jo@STRAẞE.example, jo@xn--strae-oqa.example",
        "jo@strasse.example, jo@strasse.example",
        "jo@faß.example, jo@xn--fa-hia.example",
        "jo@ςigma.example, jo@xn--igma-fod.example",
        "jo@σigma.example, jo@xn--igma-kod.example",
        "jo@نامه\u200cای.example, jo@xn--mgba3gch31f060k.example",
        "jo@ꦗꦮ.example, jo@xn--1l9atb.example",
        "jo@bücher.例え.テスト, jo@xn--bcher-kva.xn--r8jz45g.xn--zckzah"
    })
    void letters_of_all_scripts_have_one_form(String spelling, String address) {
        assertThat(new EmailAddress(spelling).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ana",
                "@example.org",
                "ana@",
                "ana@localhost",
                "ana@@example.org",
                "ana@exam ple.org",
                "ana silva@example.org",
                "ana@example.org..",
                "ana@-example.org",
                "ana@.example.org",
                ".ana@example.org",
                "ana.@example.org",
                "a..b@example.org",
                "ana\r\nBcc: all@example.org",
                "ana@example.org\r\nBcc: all@example.org",
                "<ana@example.org>",
                "\"ana\"@example.org",
                "ana,bea@example.org",
                "ana@[127.0.0.1]",
                "ana\ud800@example.org",
                "ana\u2800@example.org",
                "ana@exa☃_mple.org",
                "ana@\u200d.org",
                "ana@\u0301a.org",
                "ana@אa.org",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.org"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void an_address_too_long_to_deliver_to_is_refused() {
        var domain = "a".repeat(60) + "." + "b".repeat(59) + "." + "c".repeat(60) + ".example";
        assertThat(EmailAddress.parse("x".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("x".repeat(64) + "@d." + domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ana+news@example.org, ana@example.org",
        "ana+a+b@example.org, ana@example.org",
        "ana@example.org, ana@example.org",
        "+news@example.org, +news@example.org",
        "a.+b@example.org, a.+b@example.org"
    })
    void a_tag_can_be_dropped(String address, String mailbox) {
        assertThat(new EmailAddress(address).withoutTag().value()).isEqualTo(mailbox);
    }

    @Property
    void an_address_in_its_one_spelling_stays_as_it_is(
            @ForAll @StringLength(max = 80) String text) {
        for (var spelling : new String[] {text, text + "@" + text + ".org", text + "@example.org"})
            EmailAddress.parse(spelling)
                    .ifPresent(address ->
                            assertThat(new EmailAddress(address.value())).isEqualTo(address));
    }
}
