package dev.marquee.notification.address;

import static dev.marquee.notification.content.MailClass.NEWS;
import static dev.marquee.notification.content.MailClass.REQUIRED;
import static dev.marquee.notification.content.MailClass.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.mail.TestMails.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which mails an address gets no more. */
@ParameterizedClass
@EnumSource(Database.class)
class SuppressionsTest {

    @Parameter Database kind;

    private final String ana = "ana-" + UUID.randomUUID() + "@example.org";
    private DataSource database;
    private Suppressions suppressions;

    @BeforeEach
    void start() {
        database = kind.empty();
        suppressions =
                TestMails.transactional(TestSuppressions.on(database, Clock.systemUTC()), database);
    }

    @Test
    void who_refuses_the_news_of_one_organiser_gets_all_else() {
        suppressions.suppress(
                ana, SuppressionScope.of(7, NEWS), SuppressionReason.UNSUBSCRIBED, null);
        assertThat(suppressions.against(ana.toUpperCase(java.util.Locale.ROOT), NEWS, 7L))
                .contains(SuppressionReason.UNSUBSCRIBED);
        assertThat(suppressions.against(ana, SERVICE, 7L)).isEmpty();
        assertThat(suppressions.against(ana, NEWS, 8L)).isEmpty();
        assertThat(suppressions.against(ana, REQUIRED, 7L)).isEmpty();
        assertThat(suppressions.against("b" + ana, NEWS, 7L)).isEmpty();
    }

    @Test
    void where_no_mail_arrives_only_what_is_required_is_tried() {
        suppressions.suppress(
                ana,
                SuppressionScope.ALL,
                SuppressionReason.HARD,
                SmtpAnswer.parse("550 5.1.1 user unknown", true));
        assertThat(suppressions.against(ana, SERVICE, 7L)).contains(SuppressionReason.HARD);
        assertThat(suppressions.against(ana, NEWS, null)).contains(SuppressionReason.HARD);
        assertThat(suppressions.against(ana, REQUIRED, 7L)).isEmpty();
        assertThat(suppressions.isHard(ana)).isTrue();
        assertThat(suppressions.of(ana))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.smtpCode()).isEqualTo(550);
                    assertThat(it.enhanced()).isEqualTo("5.1.1");
                    assertThat(it.evidence()).contains("user unknown");
                });
    }

    @Test
    void what_weighs_more_stays_and_can_be_lifted_but_for_an_erasure() {
        suppressions.suppress(ana, SuppressionScope.ALL, SuppressionReason.COMPLAINED, null);
        suppressions.suppress(ana, SuppressionScope.ALL, SuppressionReason.HARD, null);
        assertThat(suppressions.against(ana, NEWS, 7L)).contains(SuppressionReason.COMPLAINED);
        assertThat(suppressions.lift(ana, null)).isTrue();
        assertThat(suppressions.lift(ana, null)).isFalse();
        assertThat(suppressions.against(ana, NEWS, 7L)).isEmpty();

        suppressions.erase(ana);
        assertThat(suppressions.lift(ana, null)).isFalse();
        assertThat(suppressions.against(ana, NEWS, 7L)).contains(SuppressionReason.ERASED);
        assertThat(suppressions.against(ana, REQUIRED, 7L)).isEmpty();
    }

    @Test
    void a_mail_that_was_read_lifts_what_servers_said_before_and_nothing_else() {
        var now = Instant.now();
        suppressions.suppress(ana, SuppressionScope.ALL, SuppressionReason.HARD, null);
        suppressions.suppress(
                ana, SuppressionScope.of(7, NEWS), SuppressionReason.UNSUBSCRIBED, null);

        suppressions.arrives(ana, now.minusSeconds(3600));
        assertThat(suppressions.isHard(ana)).as("it bounced after that").isTrue();

        suppressions.arrives(ana.toUpperCase(java.util.Locale.ROOT), now.plusSeconds(3600));
        assertThat(suppressions.isHard(ana)).isFalse();
        assertThat(suppressions.against(ana, SERVICE, 7L)).isEmpty();
        assertThat(suppressions.against(ana, NEWS, 7L)).contains(SuppressionReason.UNSUBSCRIBED);

        suppressions.erase(ana);
        suppressions.arrives(ana, now.plusSeconds(3600));
        assertThat(suppressions.against(ana, NEWS, 8L)).contains(SuppressionReason.ERASED);
    }

    @Test
    void no_address_is_written_down() {
        suppressions.suppress(ana, SuppressionScope.ALL, SuppressionReason.HARD, null);
        assertThat(
                        JdbcClient.create(database)
                                .sql("select address_key from suppression")
                                .query(String.class)
                                .list())
                .isNotEmpty()
                .noneMatch(key -> key.contains("ana") || key.contains("@"));
    }
}
