package dev.marquee.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marquee.ticket.TestWallets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set up wrong stops the start, and says what to set. */
class WalletSettingsTest {

    @TempDir Path folder;

    private String p12;
    private String cer;

    @BeforeEach
    void files() {
        p12 = TestWallets.p12(folder, TestWallets.own(300)).toString();
        cer = TestWallets.cer(folder, TestWallets.apple()).toString();
    }

    @Test
    void nothing_set_is_no_wallet() {
        assertThat(new AppleWalletSettings("", "", "", " ", "").isEmpty()).isTrue();
        assertThat(new GoogleWalletSettings("", " ").isEmpty()).isTrue();
    }

    @Test
    void apples_are_right() {
        assertThat(AppleSigner.of(apple(p12, TestWallets.PASSWORD, cer)).goodUntil())
                .isBetween(
                        Clock.systemUTC().instant().plusSeconds(299 * 86_400L),
                        Clock.systemUTC().instant().plusSeconds(301 * 86_400L));
    }

    @Test
    void what_is_missing_is_named() {
        refused(new AppleWalletSettings("", "", "x", "x", cer), "MARQUEE_WALLET_APPLE_CERTIFICATE");
        refused(
                new AppleWalletSettings(p12, TestWallets.PASSWORD, "", TestWallets.TEAM, cer),
                "MARQUEE_WALLET_APPLE_PASS_TYPE_ID");
        refused(
                new AppleWalletSettings(p12, TestWallets.PASSWORD, TestWallets.PASS_TYPE, "", cer),
                "MARQUEE_WALLET_APPLE_TEAM_ID");
        refused(apple(p12, TestWallets.PASSWORD, ""), "MARQUEE_WALLET_APPLE_WWDR_CERTIFICATE");
    }

    @Test
    void a_broken_file_and_a_wrong_password_are_named_and_no_secret_is() throws IOException {
        refused(apple(p12, "guess", cer), "MARQUEE_WALLET_APPLE_PASSWORD");
        refused(apple(p12 + ".gone", TestWallets.PASSWORD, cer), "cannot read");
        var broken = Files.writeString(folder.resolve("broken"), "not a file of keys").toString();
        refused(apple(broken, TestWallets.PASSWORD, cer), ".p12");
        refused(apple(p12, TestWallets.PASSWORD, broken), "holds no certificate");
    }

    @Test
    void a_certificate_of_another_type_or_team_or_signer_is_refused() {
        refused(
                new AppleWalletSettings(
                        p12, TestWallets.PASSWORD, "pass.other", TestWallets.TEAM, cer),
                "the certificate is of " + TestWallets.PASS_TYPE);
        refused(
                new AppleWalletSettings(
                        p12, TestWallets.PASSWORD, TestWallets.PASS_TYPE, "ZZZZZZZZZZ", cer),
                "the certificate is of " + TestWallets.TEAM);
        var stranger = TestWallets.cer(folder, TestWallets.stranger()).toString();
        refused(apple(p12, TestWallets.PASSWORD, stranger), "Test WWDR");
    }

    @Test
    void googles_key_is_checked_and_not_repeated() throws IOException {
        var json = TestWallets.json(folder).toString();
        assertThat(GoogleAccount.of(new GoogleWalletSettings(TestWallets.ISSUER, json)).email())
                .isEqualTo(TestWallets.ACCOUNT);
        refused(new GoogleWalletSettings("", json), "MARQUEE_WALLET_GOOGLE_ISSUER_ID");
        refused(new GoogleWalletSettings(TestWallets.ISSUER, ""), "MARQUEE_WALLET_GOOGLE_KEY");
        refused(new GoogleWalletSettings(TestWallets.ISSUER, "/no/where"), "cannot read");
        for (var content :
                new String[] {
                    "hidden", "{}", "{\"client_email\":\"a@b.c\",\"private_key\":\"hidden\"}"
                }) {
            var broken = Files.writeString(folder.resolve("broken.json"), content).toString();
            refused(new GoogleWalletSettings(TestWallets.ISSUER, broken), "service account");
        }
    }

    private static AppleWalletSettings apple(String p12, String password, String cer) {
        return new AppleWalletSettings(p12, password, TestWallets.PASS_TYPE, TestWallets.TEAM, cer);
    }

    private static void refused(AppleWalletSettings settings, String says) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AppleSigner.of(settings))
                .withMessageContaining(says)
                .satisfies(e ->
                        assertThat(e.getMessage())
                                .doesNotContain(TestWallets.PASSWORD)
                                .doesNotContain("guess"));
    }

    private static void refused(GoogleWalletSettings settings, String says) {
        assertThatIllegalStateException()
                .isThrownBy(() -> GoogleAccount.of(settings))
                .withMessageContaining(says)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
    }
}
