package dev.marquee.notification.erasure;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.address.Suppressions;
import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.test.PersonalData;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Readers of mails, messages and notifications are given what is stored, and are forgotten. */
abstract class ErasureContract {

    private static final AtomicLong NUMBERS = new AtomicLong(3_000_000);

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Suppressions suppressions;
    @Autowired ErasableReaders erasable;
    @Autowired List<PersonalRows> sections;

    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    private long user;
    private String word;
    private String email;

    @BeforeEach
    void somebody() {
        user = NUMBERS.incrementAndGet();
        word = "zyx" + user + "x" + System.nanoTime();
        email = word + "@example.org";
    }

    @Test
    void no_table_names_who_is_forgotten() {
        live(user, email, " CUSTOMER ");
        assertThat(tablesWith(word))
                .contains("mail", "message", "message_recipient", "notification", "reader");

        erase();

        assertThat(tablesWith(word)).isEmpty();
        for (var table :
                List.of(
                        "notification",
                        "notification_organizer",
                        "notification_pref",
                        "push_subscription"))
            assertThat(count(table + " where user_id = " + user)).as(table).isZero();
        assertThat(count("message where event_name = 'Of %d'".formatted(user)))
                .as("what was written to others stays")
                .isOne();
        assertThat(
                        jdbc.sql(
                                        "select r.outcome from message_recipient r join message m on m.id = r.message_id where m.event_name = ?")
                                .param("Of " + user)
                                .query(String.class)
                                .list())
                .as("and that somebody got it")
                .containsExactly("handed_over");
        assertThat(suppressions.of(email))
                .as("nobody writes to them")
                .anyMatch(one -> one.reason().word().equals("erased"));
    }

    @Test
    void nobody_else_is_forgotten() {
        var other = "other-" + email;
        live(user, email, " CUSTOMER ");
        live(user + 500_000, other, " CUSTOMER ");

        erase();

        assertThat(tablesWith("other-" + word))
                .contains("mail", "message", "message_recipient", "notification", "reader");
    }

    @Test
    void who_works_here_is_told_where_the_account_stays() {
        live(user, email, " CUSTOMER WORKER ");

        erase();

        assertThat(
                        jdbc.sql("select email from reader where account_id = ?")
                                .param(user)
                                .query(String.class)
                                .single())
                .isEqualTo(email);
    }

    @Test
    void a_database_of_before_is_asked_for_all_who_stand_in_it() {
        reader(user, email, " CUSTOMER ");
        message("r" + email, null);

        assertThat(erasable.addresses()).contains(email, "r" + email);
    }

    @Test
    void a_person_is_given_what_is_stored_and_nothing_of_others() {
        live(user, email, " CUSTOMER ");
        live(user + 500_000, "other-" + email, " CUSTOMER ");
        jdbc.sql(
                        """
                        insert into notification (user_id, kind, dedupe_key, params, shown, created_at, mail_state)
                        values (?, 'complaint-answered', 'answered', '{"about":"The hall","other":"Sari of staff"}', true, ?, 'none')
                        """)
                .params(user, now)
                .update();

        assertThat(export(user, email))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"mails\"",
                        "\"messages\"",
                        "\"notifications\"",
                        "\"notification-choices\"",
                        "\"notification-organizers\"",
                        "\"push-browsers\"",
                        "\"refused-mails\"",
                        "Told " + email,
                        "Words to " + email,
                        "unsubscribed")
                .doesNotContain("other-", "push.example", "Sari of staff");
        assertThat(export(user + 900_000, "nobody@example.org"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"sections\":[],\"files\":[]}");
        assertThat(
                        PersonalData.withheld(
                                "notification", sections.stream().map(PersonalRows::sql).toList()))
                .isEmpty();
    }

    /** Leaves traces wherever a reader can. */
    private void live(long account, String address, String roles) {
        // before anybody is known by that address, whom it would be told on the site instead
        mail(address);
        reader(account, address, roles);
        message(address, address);
        var notification = notification(account, address);
        jdbc.sql(
                        "insert into notification_mail (notification_id, mail_key, kind, recipient, locale, data) values (?, ?, 'notification', ?, 'en', '{}')")
                .params(notification, "waits:" + account, address.toUpperCase(Locale.ROOT))
                .update();
        jdbc.sql(
                        "insert into notification_organizer (user_id, organizer_id, name, enabled) values (?, 7, 'Harbour Arts', false)")
                .param(account)
                .update();
        jdbc.sql(
                        "insert into notification_pref (user_id, topic, channel, enabled) values (?, 'message', 'mail', false)")
                .param(account)
                .update();
        jdbc.sql(
                        """
                        insert into push_subscription (user_id, endpoint_hash, endpoint, p256dh, auth, created_at, fails)
                        values (?, ?, ?, 'x', 'x', ?, 0)
                        """)
                .params(account, "h" + account, "https://push.example/" + address, now)
                .update();
        suppressions.suppress(address, SuppressionScope.ALL, SuppressionReason.UNSUBSCRIBED, null);
        jdbc.sql("update suppression set evidence = ? where address_key = ?")
                .params("550 no " + address, suppressions.key(address))
                .update();
    }

    private void reader(long account, String address, String roles) {
        jdbc.sql(
                        """
                        insert into reader (account_id, email, email_key, locale, time_zone, digest, roles, closed, as_of)
                        values (?, ?, ?, 'en', 'Europe/Lisbon', 'instant', ?, false, ?)
                        """)
                .params(account, address, address, roles, now)
                .update();
    }

    private void mail(String address) {
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"mails":[{"key":"complaint-answered:%s","kind":"complaint-answered","to":"%s","locale":"en","data":
                                        {"name":"Ana","number":12,"subject":"Told %s","text":"Sorry.","by":"Sari","link":"https://example.org/x"}}]}
                                        """
                                                .formatted(
                                                        Math.abs(address.hashCode()),
                                                        address,
                                                        address)))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    /** An organiser's, in whose name its author wrote; sent to that reader. */
    private void message(String reader, String author) {
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, author_id, author_admin,
                                             sender, reply_to, approved_by, read_up_to, created_at, version)
                        values (?, 7, ?, 'service', 'sent', '{}', 'en', ?, 2, false, ?, ?, ?, ?, ?, 1)
                        """)
                .params(
                        user,
                        "Of " + user,
                        "{\"en\":{\"subject\":\"Hello\",\"text\":\"Words to somebody\"}}",
                        author == null ? "Rita" : author,
                        author,
                        author,
                        reader,
                        now)
                .update();
        jdbc.sql(
                        """
                        insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, mail_key, at)
                        values ((select max(id) from message), ?, ?, 'en', '1,2', 'handed_over', 'message:1', ?)
                        """)
                .params(reader, "Words to " + reader, now)
                .update();
    }

    private long notification(long account, String address) {
        jdbc.sql(
                        """
                        insert into notification (user_id, kind, subject_ref, dedupe_key, params, shown, created_at, mail_state)
                        values (?, 'message', null, ?, ?, true, ?, 'none')
                        """)
                .params(account, "k" + account, "{\"text\":\"Told %s\"}".formatted(address), now)
                .update();
        return jdbc.sql("select max(id) from notification where user_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private void erase() {
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"e%d\",\"email\":\"%s\"}]}"
                                                .formatted(user, email)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private MvcTestResult export(long account, String address) {
        return mvc.post()
                .uri("/internal/privacy/export")
                .with(service())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"account\":%d,\"emails\":[\"%s\"]}".formatted(account, address))
                .exchange();
    }

    private List<String> tablesWith(String sought) {
        return jdbc
                .sql(
                        """
                        select lower(table_name) from information_schema.tables
                        where lower(table_schema) = 'public' and table_type = 'BASE TABLE' and lower(table_name) <> 'flyway_schema_history'
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        jdbc.sql("select * from " + table)
                                .query()
                                .listOfRows()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                .toList();
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from " + which).query(Long.class).single();
    }
}
