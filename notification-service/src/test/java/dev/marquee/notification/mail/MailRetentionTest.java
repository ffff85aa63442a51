package dev.marquee.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.mail.TestMails.Database;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** First it is forgotten what mails said, then that there were any, but how many is kept. */
@ParameterizedClass
@EnumSource(Database.class)
class MailRetentionTest {

    @Parameter Database kind;

    private DataSource database;

    @BeforeEach
    void start() {
        database = kind.empty();
    }

    private Mails after(int days) {
        return TestMails.on(database, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
    }

    private void sent(int number) {
        var mails = after(0);
        TestMails.owe(
                mails,
                "booking-confirmed:" + number,
                "ana@example.org",
                TestMails.booking("Ana", "Lantern Night", 1));
        mails.sent(mails.claim(TestMails.MINUTE).orElseThrow());
    }

    @Test
    void what_mails_said_goes_first_and_only_of_those_that_are_done() {
        sent(1);
        TestMails.owe(
                after(0),
                "booking-confirmed:2",
                "ana@example.org",
                TestMails.booking("Ana", "Lantern Night", 1));
        assertThat(after(29).removeContent(Duration.ofDays(30))).isZero();
        assertThat(after(31).removeContent(Duration.ofDays(30))).isEqualTo(1);
        assertThat(after(31).removeContent(Duration.ofDays(30))).isZero();
        var old = TestMails.all(database).getLast();
        assertThat(old.recipient()).isEqualTo("ana@example.org");
        assertThat(old.status()).isEqualTo(MailStatus.SENT);
        assertThat(old.isErased()).isTrue();
        assertThat(old.canBeResent()).isFalse();
        assertThat(TestMails.only(database).isErased()).isFalse();
    }

    @Test
    void of_mails_of_long_ago_only_the_number_is_left() {
        for (var number = 0; number < 3; number++) sent(number);
        assertThat(after(395).purge(Duration.ofDays(396))).isZero();
        assertThat(after(397).purge(Duration.ofDays(396))).isEqualTo(3);
        sent(7);
        assertThat(after(397).purge(Duration.ofDays(396))).isEqualTo(1);
        assertThat(TestMails.all(database)).isEmpty();
        assertThat(
                        JdbcClient.create(database)
                                .sql(
                                        "select sum(mails) from mail_month where kind = 'booking-confirmed' and status = 'sent'")
                                .query(Long.class)
                                .single())
                .isEqualTo(4);
    }
}
