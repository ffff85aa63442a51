package dev.marquee.notification.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.TestLetters;
import dev.marquee.notification.delivery.MailSettings;
import dev.marquee.notification.delivery.SmtpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a domain's records. */
class MailHealthTest {

    private static final SmtpSettings SMTP =
            new SmtpSettings("mx", 587, null, null, "noreply@Tickets.example.org", true, false);

    private static MailHealth health(Map<String, List<String>> records, String bounces) {
        return new MailHealth(
                new DnsTexts() {
                    @Override
                    Optional<List<String>> of(String name) {
                        return records.containsKey("*")
                                ? Optional.empty()
                                : Optional.of(records.getOrDefault(name, List.of()));
                    }
                },
                SMTP,
                new MailSettings(
                        Duration.ofSeconds(40),
                        Duration.ofDays(396),
                        Duration.ofDays(30),
                        4,
                        bounces,
                        SMTP),
                TestLetters.settings(),
                "mq1");
    }

    private static String finding(MailHealth health, String name) {
        return health.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    @ParameterizedTest
    @CsvSource({
        "spf, tickets.example.org, v=spf1 include:_spf.example.org -all, spf.ok",
        "spf, tickets.example.org, V=SPF1 +all, spf.weak",
        "spf, tickets.example.org, something else, spf.missing",
        "dkim, mq1._domainkey.tickets.example.org, v=DKIM1; k=rsa; p=MIGf, dkim.ok",
        "dkim, mq1._domainkey.tickets.example.org, v=DKIM1; p=, dkim.weak",
        "dkim, other._domainkey.tickets.example.org, v=DKIM1; p=MIGf, dkim.missing",
        "dmarc, _dmarc.tickets.example.org, v=DMARC1; p=quarantine, dmarc.ok",
        "dmarc, _dmarc.tickets.example.org, v=DMARC1; p=none, dmarc.weak",
        "dmarc, tickets.example.org, v=DMARC1; p=none, dmarc.missing"
    })
    void a_record(String check, String host, String text, String finding) {
        assertThat(finding(health(Map.of(host, List.of(text)), ""), check)).isEqualTo(finding);
    }

    @Test
    void two_records_are_none_and_what_nobody_answers_is_unknown() {
        var two = List.of("v=spf1 -all", "v=spf1 ~all");
        assertThat(finding(health(Map.of("tickets.example.org", two), ""), "spf"))
                .isEqualTo("spf.several");
        var silent = health(Map.of("*", List.of()), "");
        for (var check : List.of("spf", "dkim", "dmarc"))
            assertThat(finding(silent, check)).isEqualTo(check + ".unknown");
    }

    @Test
    void bounces_of_another_domain_do_not_count_for_dmarc() {
        assertThat(finding(health(Map.of(), "bounces@tickets.example.org"), "alignment"))
                .isEqualTo("alignment.ok");
        assertThat(finding(health(Map.of(), "bounces@relay.example"), "alignment"))
                .isEqualTo("alignment.weak");
    }
}
