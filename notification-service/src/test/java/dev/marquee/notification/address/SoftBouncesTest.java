package dev.marquee.notification.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.mail.TestMails.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a full mailbox counts as one that is no more. */
@ParameterizedClass
@EnumSource(Database.class)
class SoftBouncesTest {

    private static final String ANA = "ana@example.org";
    private static final SmtpAnswer FULL = SmtpAnswer.parse("452 4.2.2 over quota", true);
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Parameter Database kind;

    private DataSource database;

    @BeforeEach
    void start() {
        database = kind.empty();
    }

    private SoftBounces on(int day) {
        var clock = Clock.fixed(NOON.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        return TestMails.transactional(
                new SoftBounces(
                        JdbcClient.create(database),
                        TestSuppressions.SECRET,
                        TestSuppressions.on(database, clock),
                        clock),
                database);
    }

    private boolean isHard() {
        return TestSuppressions.on(database, Clock.fixed(NOON, ZoneOffset.UTC)).isHard(ANA);
    }

    @Test
    void five_times_on_three_days_are_for_good() {
        for (var times = 0; times < 20; times++) on(0).count(ANA, FULL);
        on(1).count(ANA, FULL);
        assertThat(isHard()).as("on two days").isFalse();
        on(5).count(ANA, FULL);
        assertThat(isHard()).isTrue();
    }

    @Test
    void fewer_than_five_are_not_and_what_is_long_ago_does_not_count() {
        for (var day = 0; day < 4; day++) on(day).count(ANA, FULL);
        assertThat(isHard()).isFalse();
        on(15).count(ANA, FULL);
        assertThat(isHard()).isFalse();
        assertThat(on(20).purge()).isPositive();
    }

    @Test
    void a_mail_that_is_taken_begins_anew() {
        for (var day = 0; day < 4; day++) on(day).count(ANA, FULL);
        on(4).forget(ANA);
        on(5).count(ANA, FULL);
        assertThat(isHard()).isFalse();
    }
}
