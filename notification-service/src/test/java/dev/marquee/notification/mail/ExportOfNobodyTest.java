package dev.marquee.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.TestTokens;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who has no address is given no mails, whoever they were sent to. */
@ServiceTest
class ExportOfNobodyTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Mails mails;

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "[\" \",\"\"]", "[\"-\"]"})
    void mails_without_an_address_are_nobodys(String emails) {
        var address = "x" + UUID.randomUUID() + "@example.org";
        TestMails.owe(
                mails,
                "booking-confirmed:" + address,
                address,
                TestMails.booking("Ana", "Lantern Night", 1));
        assertThat(export("[\"%s\"]".formatted(address))).bodyText().contains(address);
        jdbc.sql("update mail set recipient_key = '' where recipient = ?").param(address).update();

        assertThat(export(emails)).hasStatusOk().bodyText().doesNotContain(address);
    }

    private MvcTestResult export(String emails) {
        return mvc.post()
                .uri("/internal/privacy/export")
                .with(TestTokens.service())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"account\":7,\"emails\":%s}".formatted(emails))
                .exchange();
    }
}
