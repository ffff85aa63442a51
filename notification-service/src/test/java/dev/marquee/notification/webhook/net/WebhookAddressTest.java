package dev.marquee.notification.webhook.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.marquee.notification.webhook.net.AddressRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the letters of an address say, before anybody asks where it leads. */
class WebhookAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.org, https://hooks.example.org/",
        "https://hooks.example.org/a/b?c=d&e=%20, https://hooks.example.org/a/b?c=d&e=%20",
        "https://hooks.example.org?x=1, https://hooks.example.org/?x=1",
        "HTTPS://Hooks.Example.ORG./A, https://hooks.example.org/A",
        "' https://hooks.example.org:8443/a ', https://hooks.example.org:8443/a",
        "https://hooks.example.org:443/, https://hooks.example.org:443/",
        "https://bücher.example.org/größe, https://xn--bcher-kva.example.org/gr%C3%B6%C3%9Fe",
        "https://1.2.3.4.example.org/, https://1.2.3.4.example.org/",
        "https://hooks.example.org/@me, https://hooks.example.org/@me"
    })
    void a_public_address_is_kept_in_one_spelling(String typed, String kept) throws Exception {
        assertThat(WebhookAddress.parse(typed, false).uri()).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://hooks.example.org/ HTTPS",
                "ftp://hooks.example.org/ UNREADABLE",
                "file:///etc/passwd UNREADABLE",
                "hooks.example.org/a UNREADABLE",
                "https:/hooks.example.org UNREADABLE",
                "https:hooks.example.org UNREADABLE",
                "https:// UNREADABLE",
                "https:///a UNREADABLE",
                "https://hooks.example.org/#a UNREADABLE",
                "https://hooks.example.org/%zz UNREADABLE",
                "https://hooks.example.org\\@127.0.0.1/ UNREADABLE",
                "https://-.example.org/ UNREADABLE",
                "https://a..example.org/ UNREADABLE",
                "https://hooks_1.example.org/ UNREADABLE",
                "https://hooks.example.org:x/ UNREADABLE",
                "https://ann:secret@hooks.example.org/ SIGN_IN",
                "https://hooks.example.org@127.0.0.1/ SIGN_IN",
                "https://@hooks.example.org/ SIGN_IN",
                "https://127.0.0.1/ HOST",
                "https://127.1/ HOST",
                "https://2130706433/ HOST",
                "https://0x7f000001/ HOST",
                "https://0x7f.0.0.0x1/ HOST",
                "https://0177.0.0.1/ HOST",
                "https://１２７.０.０.１/ HOST",
                "https://127。0。0。1/ HOST",
                "https://8.8.8.8/ HOST",
                "https://[::1]/ HOST",
                "https://[2606:4700::1111]/ HOST",
                "https://[::ffff:127.0.0.1]:8443/ HOST",
                "https://localhost/ HOST",
                "https://localhost./ HOST",
                "https://LOCALHOST/ HOST",
                "https://ｌocalhost/ HOST",
                "https://intranet/ HOST",
                "https://ticket-service:5006/ HOST",
                "https://a.localhost/ HOST",
                "https://metadata.google.internal/ HOST",
                "https://printer.local/ HOST",
                "https://router.home.arpa/ HOST",
                "https://git.corp/ HOST",
                "https://hooks.example.org:22/ PORT",
                "https://hooks.example.org:80/ PORT",
                "https://hooks.example.org:0/ PORT",
                "https://hooks.example.org:65536/ PORT"
            })
    void everything_else_is_refused_with_its_reason(String typed, Reason reason) {
        var refused =
                catchThrowableOfType(
                        AddressRefused.class, () -> WebhookAddress.parse(typed, false));
        assertThat(refused).as(typed).isNotNull();
        assertThat(refused.reason()).as(typed).isEqualTo(reason);
    }

    @Test
    void what_is_far_too_long_is_refused_at_once() {
        var long_ = "https://hooks.example.org/" + "a".repeat(100_000);
        assertThat(
                        catchThrowableOfType(
                                AddressRefused.class, () -> WebhookAddress.parse(long_, false)))
                .isNotNull();
    }

    @Test
    void in_development_this_machine_will_do() throws Exception {
        assertThat(WebhookAddress.parse("http://localhost:3000/hooks", true).uri())
                .hasToString("http://localhost:3000/hooks");
    }
}
