package dev.marquee.notification.address;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.content.MailClass;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What admins see of addresses without mail, and do about them; and what services ask. */
@ServiceTest
class SuppressionPagesTest {

    private static final String PAGE = "/admin/mail/suppressions";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Suppressions suppressions;
    @Autowired AddressSecret secret;

    private final String ana = "ana-" + UUID.randomUUID() + "@example.org";

    @Test
    void one_is_found_by_its_address_and_lifted_with_a_reason() {
        hard(ana);
        assertThat(mvc.get().uri(PAGE).param("address", ana).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Mail does not arrive",
                        "550 5.1.1",
                        "User unknown",
                        "Messages and news of all organisers",
                        "Reason, for the audit log")
                .doesNotContain("??");

        assertThat(lift("address", ana, " "))
                .hasStatusOk()
                .bodyText()
                .contains("Say why, in up to 200 characters.", ana);
        assertThat(suppressions.isHard(ana)).isTrue();

        assertThat(lift("address", ana, "The mailbox works again")).hasStatus(HttpStatus.FOUND);
        assertThat(suppressions.isHard(ana)).isFalse();
        assertThat(lift("address", ana, "Once more")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        jdbc.sql(
                                        "select payload from outbox where topic = 'audit' and payload like ?")
                                .param("%" + ana + "%")
                                .query(String.class)
                                .list())
                .singleElement()
                .asString()
                .contains("suppression.lifted", "The mailbox works again");
        assertThat(mvc.get().uri(PAGE).param("address", ana).with(admin()))
                .bodyText()
                .contains("This address gets all mails")
                .doesNotContain("Reason, for the audit log");
    }

    @Test
    void the_list_says_no_address_and_leads_to_each() {
        suppressions.suppress(
                ana,
                SuppressionScope.of(4711, MailClass.NEWS),
                SuppressionReason.UNSUBSCRIBED,
                null);
        var key = suppressions.key(ana);
        assertThat(mvc.get().uri(PAGE).param("reason", "unsubscribed").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("key=" + key, "Unsubscribed", "News of organiser 4711")
                .doesNotContain(ana, "??");
        assertThat(
                        mvc.get()
                                .uri(PAGE)
                                .param("reason", "nonsense")
                                .param("page", "-3")
                                .with(admin()))
                .hasStatusOk();
        assertThat(lift("key", key, "They asked for it")).hasStatus(HttpStatus.FOUND);
        assertThat(suppressions.of(ana)).isEmpty();
    }

    @Test
    void what_was_erased_stays() {
        suppressions.erase(ana);
        assertThat(mvc.get().uri(PAGE).param("address", ana).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Erased on request")
                .doesNotContain("Reason, for the audit log");
        assertThat(lift("address", ana, "Because")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void services_ask_where_mail_does_not_arrive_and_say_where_it_was_read() {
        hard(ana);
        assertThat(ask("/unreachable", "{\"addresses\":[\"%s\",\"b%s\"]}".formatted(ana, ana)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"addresses\":[\"%s\"]}".formatted(ana));

        assertThat(
                        ask(
                                "/read",
                                "{\"addresses\":[{\"address\":\"%s\",\"at\":\"%s\"}]}"
                                        .formatted(ana, Instant.now().plusSeconds(60))))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(ask("/unreachable", "{\"addresses\":[\"%s\"]}".formatted(ana)))
                .bodyJson()
                .isLenientlyEqualTo("{\"addresses\":[]}");
    }

    @Test
    void services_ask_who_refuses_news_of_an_organiser() {
        suppressions.suppress(
                ana,
                SuppressionScope.of(4712, MailClass.NEWS),
                SuppressionReason.UNSUBSCRIBED,
                null);
        for (var asked : java.util.Map.of(4712, "\"" + ana + "\"", 4713, "").entrySet())
            assertThat(
                            ask(
                                    "/without-news",
                                    "{\"organizer_id\":%d,\"addresses\":[\"%s\",\"b%s\"]}"
                                            .formatted(asked.getKey(), ana, ana)))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"addresses\":[%s]}".formatted(asked.getValue()));
    }

    @Test
    void a_thousand_are_asked_about_at_once() {
        var counted = mock(JdbcClient.class, delegatesTo(jdbc));
        hard(ana);
        var other = "other-" + ana;
        suppressions.suppress(
                other,
                SuppressionScope.of(4714, MailClass.SERVICE),
                SuppressionReason.UNSUBSCRIBED,
                null);
        var asked =
                Stream.concat(
                                Stream.of(other, ana, ana.toUpperCase(Locale.ROOT), ana),
                                IntStream.range(0, 996).mapToObj(n -> n + ana))
                        .toList();

        assertThat(
                        new Suppressions(counted, secret, Clock.systemUTC())
                                .amongst(asked, SuppressionScope.of(4714, MailClass.NEWS)))
                .containsExactly(ana, ana.toUpperCase(Locale.ROOT));
        verify(counted, times(1)).sql(anyString());
    }

    @Test
    void the_person_is_told_where_notifications_are() {
        hard(ana);
        assertThat(mvc.get().uri("/my/notifications").with(account(8801, ana, "CUSTOMER")))
                .hasStatusOk()
                .bodyText()
                .contains("Mail to you does not arrive", ana, "/forgot-password");
        assertThat(mvc.get().uri("/my/notifications").with(account(8802, "b" + ana, "CUSTOMER")))
                .bodyText()
                .doesNotContain("Mail to you does not arrive");
    }

    private void hard(String address) {
        suppressions.suppress(
                address,
                SuppressionScope.ALL,
                SuppressionReason.HARD,
                SmtpAnswer.parse("550 5.1.1 User unknown", true));
    }

    private MvcTestResult lift(String by, String value, String why) {
        return mvc.post()
                .uri(PAGE + "/lift")
                .param(by, value)
                .param("why", why)
                .with(admin())
                .exchange();
    }

    private MvcTestResult ask(String path, String body) {
        return mvc.post()
                .uri("/internal/addresses" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(service())
                .exchange();
    }
}
