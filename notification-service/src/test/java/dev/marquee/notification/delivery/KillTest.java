package dev.marquee.notification.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.mail.TestMails;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.test.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Senders are killed in the middle, as by {@code kill -9}: no mail is lost, and what comes twice is
 * noted as in doubt.
 */
class KillTest {

    private static final int MAILS = 60;
    private static final Pattern TO = Pattern.compile("(?m)^To:.*?(r[0-9]+[a-z-]*@example\\.org)");

    private final String address = TestPostgres.newDatabase();
    private final DataSource database = KilledSender.database(address);
    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void tidy() throws Exception {
        kill();
        smtp.close();
        ((AutoCloseable) database).close();
    }

    @Test
    void two_killed_senders_lose_nothing_and_double_only_what_is_in_doubt() throws Exception {
        queue();
        killTheFirst("careful", "careful");

        assertThat(count("status = 'sending'"))
                .as("what was under way is neither sent nor forgotten")
                .isGreaterThanOrEqualTo(2);

        sendTheRest();

        var taken = taken();
        assertThat(taken.keySet()).as("nobody is left out").hasSize(MAILS);
        for (var mail : TestMails.all(database))
            assertThat(taken.get(mail.recipient()))
                    .as("%s, in doubt %d times", mail.recipient(), mail.inDoubt())
                    .isLessThanOrEqualTo(1L + mail.inDoubt());
        assertThat(count("in_doubt > 0 and recipient like '%-held@%'"))
                .as("what was cut off")
                .isGreaterThanOrEqualTo(2);
    }

    /** The control: whoever notes first and sends then loses what was cut off. */
    @Test
    void a_sender_that_notes_too_early_loses_mails() throws Exception {
        queue();
        killTheFirst(KilledSender.CARELESS, KilledSender.CARELESS);

        sendTheRest();

        assertThat(count("status = 'sent'")).isEqualTo(MAILS);
        assertThat(taken()).hasSizeLessThanOrEqualTo(MAILS - 2);
    }

    private void queue() {
        Flyway.configure().dataSource(database).load().migrate();
        var mails = TestMails.on(database, Clock.systemUTC());
        for (var n = 0; n < MAILS; n++)
            TestMails.owe(
                    mails,
                    "killed:" + n,
                    "r%d%s@example.org".formatted(n, n % 15 == 7 ? "-held" : ""),
                    TestMails.booking("Ana Ribeiro", "Lantern Night", 1));
    }

    /** Two of the mails are with the server, which has not yet said that it takes them. */
    private void killTheFirst(String... ways) throws IOException {
        smtp.held = "-held@example.org";
        for (var way : ways) processes.add(start(way));
        await().until(() -> smtp.holding.get() >= 2);
        kill();
        smtp.replies.put("END", ScriptedSmtp.HANG_UP);
        smtp.held = ScriptedSmtp.HANG_UP;
        smtp.release.countDown();
        await().until(() -> smtp.open.get() == 0);
        smtp.replies.remove("END");
    }

    private void kill() {
        for (var process : processes) process.destroyForcibly().onExit().join();
        processes.clear();
    }

    private Process start(String way) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSender.class.getName(),
                        address,
                        String.valueOf(smtp.port()),
                        way)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Another sender comes when the killed ones' time with their mails is over. */
    private void sendTheRest() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        var sender =
                TestSending.sender(
                        database,
                        TestMails.on(database, later),
                        new QueueSignal(4),
                        TestSending.plain(smtp.port()),
                        TestSending.FAST,
                        later);
        sender.start();
        try {
            await().until(() -> count("status = 'sent'") == MAILS);
        } finally {
            sender.stop();
        }
    }

    private Map<String, Long> taken() {
        return smtp.taken.stream()
                .map(mail -> {
                    var to = TO.matcher(mail);
                    assertThat(to.find()).as(mail).isTrue();
                    return to.group(1);
                })
                .collect(groupingBy(Function.identity(), counting()));
    }

    private long count(String which) {
        return JdbcClient.create(database)
                .sql("select count(*) from mail where " + which)
                .query(Long.class)
                .single();
    }
}
