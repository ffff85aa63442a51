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
        "zoe\u0308@example.org, zoë@example.org"
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
                "ana\u200b@example.org",
                "ana\r\nBcc: all@example.org",
                "ana@example.org\r\nBcc: all@example.org",
                "<ana@example.org>",
                "\"ana\"@example.org",
                "ana,bea@example.org",
                "ana@[127.0.0.1]",
                "ana\ud800@example.org",
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
