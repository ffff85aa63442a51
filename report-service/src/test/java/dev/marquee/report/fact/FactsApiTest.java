package dev.marquee.report.fact;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.RunningService;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@RunningService
class FactsApiTest {

    private static final Period EVER =
            new Period(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Metrics metrics;
    @Autowired CloseDays close;

    @Test
    void facts_are_taken_in_once() {
        var facts =
                """
                {"told_at":"%1$s","facts":[
                 {"id":"api-test:1","kind":"confirmed","at":"%1$s","organizer_id":9001,"event_id":90010,"zone":"Asia/Kathmandu","type_id":5,
                  "n":1,"qty":2,"currency":"EUR","amount":4000,"discount":400,"tax":600,"dims":{"offer":"SPRING","source":"news.example.org","new":"x"}},
                 {"id":"api-test:2","kind":"viewed","at":"%1$s","organizer_id":9001,"event_id":90010}],
                 "steps":[{"at":"%1$s","organizer_id":9001,"event_id":90010,"visitor":"ffffffffffffffff","furthest":4,"source":""}],
                 "left_out":[{"day":"2026-01-01","what":"filtered","reason":"bot","n":1}]}\
                """
                        .formatted(Instant.now());

        assertThat(post(facts)).hasStatus(204);
        assertThat(post(facts)).hasStatus(204);

        var event = Subject.event(90010);
        assertThat(metrics.totals(event, FactKind.CONFIRMED, EVER))
                .containsExactly(new Figure("EUR", 1, 2, 4000, 400, 0, 600));
        assertThat(metrics.totals(event, FactKind.VIEWED, EVER))
                .containsExactly(new Figure("", 1, 1, 0, 0, 0, 0));
        assertThat(metrics.funnel(event, EVER)).isEqualTo(new Metrics.Funnel(1, 1, 1, 1, 0, 1));
        assertThat(metrics.zone(event).getId()).isEqualTo("Asia/Kathmandu");
        assertThat(metrics.asOf()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"told_at\":\"2026-01-01T00:00:00Z\",\"facts\":[{\"id\":\"x\",\"kind\":\"nonsense\",\"at\":\"2026-01-01T00:00:00Z\",\"organizer_id\":1,\"event_id\":1}]}",
                "{\"told_at\":\"2026-01-01T00:00:00Z\",\"facts\":[{\"id\":\"x\",\"kind\":\"paid\",\"at\":\"2026-01-01T00:00:00Z\",\"organizer_id\":1,\"event_id\":1,\"amount\":-1}]}",
                "{\"told_at\":\"2026-01-01T00:00:00Z\",\"steps\":[{\"at\":\"2026-01-01T00:00:00Z\",\"organizer_id\":1,\"event_id\":1,\"visitor\":\"x\",\"furthest\":5}]}"
            })
    void what_is_none_is_refused(String body) {
        assertThat(post(body)).hasStatus(422);
    }

    @Test
    void a_day_has_one_salt_which_goes_with_the_day() {
        var first = salt();
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(salt()).isEqualTo(first);
        jdbc.sql("insert into day_salt (on_day, salt) values (:day, 'old')")
                .param("day", LocalDate.of(2020, 1, 1))
                .update();

        close.close();

        assertThat(
                        jdbc.sql("select count(*) from day_salt where salt = 'old'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private String salt() {
        var answer = mvc.get().uri("/internal/day-salt").with(service()).exchange();
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared()
                .readTree(answer.getResponse().getContentAsByteArray())
                .get("salt")
                .asString();
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/internal/facts")
                .with(service())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
