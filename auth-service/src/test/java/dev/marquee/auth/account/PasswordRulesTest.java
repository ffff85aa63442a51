package dev.marquee.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class PasswordRulesTest {

    private static final String NFC = "caf\u00e9 noir et blanc";
    private static final String NFD = "cafe\u0301 noir et blanc";

    record Form(@GoodPassword String password) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "michelle",
                "customer",
                "Customer",
                "football",
                "1q2w3e4r",
                "\uff46\uff4f\uff4f\uff54\uff42\uff41\uff4c\uff4c",
                "my marquee password",
                "Marquee2026!",
                "MARQU\u00c9E lantern"
            })
    void what_everybody_tries_first_and_the_name_of_the_product_are_refused(String password) {
        assertThat(isGood(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lantern river seven", "correct horse battery", NFC})
    void words_that_nobody_else_puts_in_a_row_are_good(String password) {
        assertThat(isGood(password)).isTrue();
    }

    @Test
    void at_least_three_thousand_are_known_each_in_the_spelling_that_is_compared()
            throws Exception {
        var lines =
                new ClassPathResource("common-passwords.txt")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(3000).doesNotHaveDuplicates();
        assertThat(lines).allMatch(GoodPasswordCheck::isCommon);
        assertThat(lines).allMatch(line -> line.codePointCount(0, line.length()) >= 8);
    }

    @ParameterizedTest
    @CsvSource({
        "minhchau2026,Minh Ch\u00e2u,m@example.org,true",
        "we love Ch\u00c2U much,Minh Ch\u00e2u,m@example.org,true",
        "my ana.ribeiro pass,X,ana.ribeiro@example.org,true",
        "lantern river seven,Bo Li,bo@example.org,false",
        "lantern river seven,Ana Ribeiro,ana.ribeiro@example.org,false"
    })
    void no_password_holds_its_owners_name_or_address(
            String password, String name, String email, boolean personal) {
        assertThat(GoodPasswordCheck.isPersonal(password, name, email)).isEqualTo(personal);
    }

    @Test
    void the_same_letters_are_the_same_password_however_the_keyboard_makes_them() {
        var passwords = new Passwords();
        for (var typed : new String[] {NFC, NFD})
            for (var again : new String[] {NFC, NFD})
                assertThat(passwords.matches(again, passwords.hash(typed))).isTrue();
        assertThat(passwords.matches("cafe noir et blanc", passwords.hash(NFC))).isFalse();
    }

    @Test
    void passwords_that_were_stored_as_they_were_typed_still_open() {
        var before = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        var passwords = new Passwords();
        for (var stored : new String[] {NFC, NFD}) {
            var hash = before.encode(stored);
            assertThat(passwords.matches(NFC, hash)).isTrue();
            assertThat(passwords.matches(NFD, hash)).isTrue();
            assertThat(
                            passwords.matches(
                                    Normalizer.normalize("caf\u00ea", Normalizer.Form.NFC), hash))
                    .isFalse();
        }
    }

    private static boolean isGood(String password) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Form(password)).isEmpty();
        }
    }
}
