package dev.marquee.auth.audit;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.audit.chain.TrailTable;
import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded is kept once, is found again, and stays as it is. */
@AuthServiceTest
class AuditTrailTest {

    @Autowired MockMvcTester mvc;
    @Autowired AuditTrail trail;

    @Test
    void what_other_services_report_is_kept_once_and_found_by_who_what_whom_and_when() {
        var code = "EV" + UUID.randomUUID();
        var entry =
                """
                {"key":"%s","at":"2026-03-01T23:59:59.5Z","service":"event-service","actor_id":"2","actor":"Ana <b>@example.org","action":"event.cancelled","target":"event:%s","detail":"was published","address":"203.0.113.9","request_id":"r-1"}
                """
                        .formatted(UUID.randomUUID(), code);
        for (var n = 0; n < 2; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/audit")
                                    .with(service())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"entries\":[" + entry + "]}"))
                    .hasStatus(204);
        for (var query :
                List.of(
                        "",
                        "&q=ANA <b>@EXAMPLE",
                        "&q=was published",
                        "&q=203.0.113",
                        "&sort=at",
                        "&who=ANA <b>",
                        "&who=2",
                        "&action=event",
                        "&action=event.cancelled",
                        "&from=2026-03-01&to=2026-03-01"))
            assertThat(page("target=" + code + query))
                    .as(query)
                    .contains("Ana &lt;b&gt;@example.org", "203.0.113.9", "was published")
                    .containsOnlyOnce("event:" + code);
        for (var query :
                List.of(
                        "&who=%",
                        "&q=%",
                        "&q=never said",
                        "&who=3",
                        "&action=cancelled",
                        "&from=2026-03-02",
                        "&to=2026-02-28",
                        "&from=+999999999-12-31"))
            assertThat(page("target=" + code + query)).as(query).doesNotContain("event:" + code);
    }

    @Test
    void what_happens_here_is_recorded_with_the_clients_address() {
        var target = "account:" + UUID.randomUUID();
        var request = new MockHttpServletRequest();
        request.addHeader("X-Forwarded-For", "10.0.0.1, 198.51.100.4");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            trail.record(AuditTrail.Actor.account(1, "ada@x.org"), "account.disabled", target, "");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        await().untilAsserted(() ->
                assertThat(page("target=" + target))
                        .contains("ada@x.org", "account.disabled", "198.51.100.4")
                        .doesNotContain("10.0.0.1"));
    }

    @Test
    void it_is_for_admins_and_says_what_is_wrong_with_a_date() {
        assertThat(mvc.get().uri("/admin/audit").with(organizer())).hasStatus(403);
        assertThat(mvc.get().uri("/admin/audit?from=yesterday").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Use a date", "value=\"yesterday\"");
        assertThat(mvc.get().uri("/admin/audit?page=-7").with(admin())).hasStatusOk();
        assertThat(mvc.get().uri("/admin/audit?who=%00").with(admin())).hasStatusOk();
    }

    @Test
    void it_is_taken_along_as_it_is_found_and_that_is_recorded() {
        var target = "event:EV" + UUID.randomUUID();
        trail.record(AuditTrail.Actor.account(1, "ada@x.org"), "event.cancelled", target, "=1+1");
        trail.record(AuditTrail.Actor.account(1, "ada@x.org"), "event.deleted", target, "");
        await().untilAsserted(() ->
                assertThat(page("target=" + target)).contains("event.deleted", "event.cancelled"));
        assertThat(page("target=" + target + "&sort=at"))
                .containsSubsequence("event.cancelled", "event.deleted")
                .contains("/admin/audit/export.csv?target=event%3AEV");
        var file = mvc.get().uri("/admin/audit/export.csv?sort=at&target=" + target).with(admin());
        assertThat(file)
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .containsSubsequence("When,What,Who", "event.cancelled", "'=1+1", "event.deleted")
                .doesNotContain("audit.exported");
        assertThat(mvc.get().uri("/admin/audit/export.csv").with(organizer())).hasStatus(403);
        await().untilAsserted(
                        () -> assertThat(page("action=audit.exported")).contains("list:audit"));
    }

    @Test
    void postgresql_itself_refuses_to_change_what_happened() {
        var database = new DriverManagerDataSource(TestPostgres.newDatabase());
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/outbox", "classpath:db/migration", "classpath:db/postgresql")
                .load()
                .migrate();
        var jdbc = JdbcClient.create(database);
        var clock = Clock.systemUTC();
        var log = new AuditLog(jdbc, new TrailTable(jdbc, JsonMapper.shared(), clock), clock);
        var entry =
                new AuditEntry(
                        "key",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        "auth-service",
                        "1",
                        "Ada",
                        "account.disabled",
                        "account:7",
                        "x\0".repeat(400),
                        "",
                        "");
        log.append(List.of(entry, entry));
        var day = LocalDate.of(2026, 3, 1);
        var search = new AuditSearch("DISABLED", "ADA", "account", "7", day, day, "at");
        assertThat(log.count(search, ZoneOffset.UTC)).isEqualTo(1);
        assertThat(log.find(search, ZoneOffset.UTC, 10, 0))
                .extracting(AuditLog.Line::actor)
                .containsExactly("Ada");
        for (var sql :
                List.of(
                        "update audit_entry set target = 'nobody'",
                        "delete from audit_entry",
                        "truncate audit_entry cascade"))
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
    }

    private String page(String query) {
        try {
            return mvc.get()
                    .uri("/admin/audit?" + query.replace("%", "%25").replace("+", "%2B"))
                    .with(admin())
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
