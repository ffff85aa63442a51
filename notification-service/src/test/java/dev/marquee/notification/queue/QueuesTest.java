package dev.marquee.notification.queue;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.address.Suppressions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What admins see of the queues, and do about them. */
@ServiceTest
class QueuesTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Suppressions suppressions;

    private final String key = "queues-" + UUID.randomUUID();
    private long id;

    /** One that was given up. */
    @BeforeEach
    void dead() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, message_id, status, created_at, queued_at, give_up_at, last_error)
                        values (:key, 'role-decision', 'ana@example.org', 'ana@example.org', 'en', 'S', :key, 'failed', :now, :now, :now, 'no')
                        """)
                .param("key", key)
                .param("now", now)
                .update();
        id =
                jdbc.sql("select id from mail where mail_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        "insert into mail_content (mail_id, data) values (?, '{\"name\":\"Ana\",\"approved\":true,\"role\":\"ORGANIZER\",\"link\":\"https://t.example.org\"}')")
                .param(id)
                .update();
    }

    @AfterEach
    void tidy() {
        jdbc.sql("delete from mail where mail_key = ?").param(key).update();
        jdbc.sql("update mail_pace set paused_until = null, paused_because = null").update();
    }

    private String status() {
        return jdbc.sql("select status from mail where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void they_are_listed_with_what_is_dead_and_it_is_tried_again_for_a_reason() {
        assertThat(mvc.get().uri("/api/queues").with(admin()))
                .hasStatusOk()
                .bodyJson()
                .convertTo(String.class)
                .satisfies(body ->
                        assertThat(body)
                                .contains("\"mails\"", "\"webhooks\"", "\"outbox\"")
                                .as("of every service, whether it answers or not")
                                .contains(
                                        "\"auth\"",
                                        "\"customer\"",
                                        "\"event\"",
                                        "\"notification\"",
                                        "\"report\"",
                                        "\"ticket\"",
                                        "\"venue\"")
                                .contains("\"role-decision\"", "\"urgent\"", "\"bulk\""));
        assertThat(retry("{\"kind\":\"role-decision\"}")).isEqualTo(422);
        assertThat(retry("{\"kind\":\"nonsense\",\"reason\":\"x\"}")).isEqualTo(422);
        assertThat(status()).isEqualTo("failed");
        assertThat(retry("{\"kind\":\"role-decision\",\"reason\":\"The server was away\"}"))
                .isEqualTo(200);
        assertThat(status()).isNotEqualTo("failed");
        assertThat(
                        mvc.post()
                                .uri("/api/queues/webhooks/dead/retry")
                                .with(admin())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"reason\":\"x\"}"))
                .hasStatus(404);
    }

    private int retry(String body) {
        return mvc.post()
                .uri("/api/queues/mails/dead/retry")
                .with(admin())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void one_mail_is_sent_again_unless_its_words_are_gone() {
        assertThat(mvc.post().uri("/api/mails/" + id + "/retry").with(admin()))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(status()).isNotEqualTo("failed");
        jdbc.sql(
                        "update mail set content_removed_at = created_at, status = 'failed', next_attempt_at = null where id = ?")
                .param(id)
                .update();
        assertThat(mvc.post().uri("/api/mails/" + id + "/retry").with(admin()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("not-repeatable");
        assertThat(mvc.get().uri("/admin/mail/" + id).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("because it is too old");
        assertThat(mvc.post().uri("/api/mails/987654321/retry").with(admin())).hasStatus(404);
    }

    @Test
    void the_page_keeps_what_was_typed_and_stops_mails_for_many() {
        assertThat(mvc.get().uri("/admin/queues").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Written to many",
                        "Send again what was given up",
                        "Stop bulk mail",
                        "Messages of ticket-service to other services")
                .doesNotContain("??");
        assertThat(mvc.get().uri("/admin/queues").with(organizer())).hasStatus(403);
        var tooLong = "x".repeat(201);
        assertThat(
                        mvc.post()
                                .uri("/admin/queues/mails/retry")
                                .with(admin())
                                .param("kind", "role-decision")
                                .param("reason", tooLong))
                .hasStatusOk()
                .bodyText()
                .contains(tooLong, "up to 200 characters");
        assertThat(
                        mvc.post()
                                .uri("/admin/queues/mails/pause")
                                .with(admin())
                                .param("reason", "A wrong text went out"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/admin/queues").with(admin()))
                .bodyText()
                .contains("Bulk mail is stopped");
        assertThat(
                        mvc.post()
                                .uri("/admin/queues/mails/resume")
                                .with(admin())
                                .param("reason", "It is right now"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/admin/queues").with(admin()))
                .bodyText()
                .doesNotContain("Bulk mail is stopped");
    }

    @Test
    void what_an_address_refuses_is_shown_and_lifted_with_a_reason() {
        var address = key + "@example.org";
        suppressions.suppress(address, SuppressionScope.ALL, SuppressionReason.HARD, null);
        assertThat(mvc.get().uri("/api/suppressions/{a}", address).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("\"hard\"", "\"all\"");
        assertThat(mvc.delete().uri("/api/suppressions/{a}", address).with(admin())).hasStatus(400);
        assertThat(mvc.delete().uri("/api/suppressions/{a}?reason= ", address).with(admin()))
                .hasStatus(422);
        assertThat(
                        mvc.delete()
                                .uri("/api/suppressions/{a}?reason=It works again", address)
                                .with(admin()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(
                        mvc.delete()
                                .uri("/api/suppressions/{a}?reason=It works again", address)
                                .with(admin()))
                .hasStatus(404);
        assertThat(suppressions.of(address)).isEmpty();
    }

    @Test
    void the_health_of_mails_is_said_in_words() {
        assertThat(mvc.get().uri("/admin/mail/health").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Do our mails arrive?", "SPF", "DMARC");
    }
}
