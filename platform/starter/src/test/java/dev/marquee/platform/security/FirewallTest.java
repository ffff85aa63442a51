package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of Spring Security, which are private there, as its version 7.1 has them. */
class FirewallTest {

    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");
    private static final Pattern VALUE =
            Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void every_character_is_judged_as_spring_security_judges_it() {
        for (var c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var text = "a" + Character.toString(c) + "b";
            assertThat(Firewall.isText(text, false))
                    .as("%x in a name", c)
                    .isEqualTo(NAME.matcher(text).matches());
            assertThat(Firewall.isText(text, true))
                    .as("%x in a value", c)
                    .isEqualTo(VALUE.matcher(text).matches());
        }
    }

    @Test
    void nothing_is_text_too() {
        assertThat(Firewall.isText("", false)).isTrue();
    }
}
