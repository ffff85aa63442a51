package dev.marquee.event.erasure;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.privacy.ErasedList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who worked for an event and is forgotten is named by it no more. */
@EventServiceTest
class ErasureTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @Test
    void notes_stay_without_the_name_of_whoever_left() throws Exception {
        var leaves = account(9301, "leaves@ticket.local", "ADMIN");
        var stays = account(9302, "stays@ticket.local", "ADMIN");
        var event = event("Noted", leaves);
        for (var author : List.of(leaves, stays))
            assertThat(
                            send(
                                    "/api/events/" + event + "/notes",
                                    "{\"text\":\"The piano is tuned\"}",
                                    author))
                    .hasStatus(201);

        for (var n = 0; n < 2; n++)
            assertThat(
                            send(
                                    "/internal/privacy/erase-account",
                                    "{\"id\":9301,\"name\":\"leaves@ticket.local\"}",
                                    service()))
                    .hasStatus(204);

        assertThat(
                        jdbc.sql("select author from event_note where event_id = ? order by id")
                                .param(event)
                                .query(String.class)
                                .list())
                .containsExactly("(erased)", "stays@ticket.local");
    }

    @Test
    void mails_of_test_bookings_go_to_nobody_who_is_erased() throws Exception {
        var mine = event("Tried out by one", account(9303, "tester@ticket.local", "ADMIN"));
        var other = event("Tried out by another", account(9304, "other@ticket.local", "ADMIN"));
        tryOut(mine, "tester@ticket.local");
        tryOut(other, "other@ticket.local");
        var version = version(mine);

        for (var n = 0; n < 2; n++)
            assertThat(
                            send(
                                    "/internal/privacy/erase",
                                    "{\"salt\":\"salt\",\"hashes\":[\"%s\"]}"
                                            .formatted(
                                                    ErasedList.hash("salt", "tester@ticket.local")),
                                    service()))
                    .hasStatus(204);

        assertThat(testers(mine)).isZero();
        assertThat(testers(other)).isOne();
        assertThat(version(mine)).as("whoever has it open reads it again").isEqualTo(version + 1);
    }

    private long event(String name, RequestPostProcessor author) throws Exception {
        var added =
                send(
                        "/api/events",
                        """
                        {"name":"%s","starts_at":"2031-07-01T19:00:00Z","time_zone":"Europe/Lisbon","location":"Quay","total_tickets":5,
                         "price":"0.00","currency":"EUR"}
                        """
                                .formatted(name),
                        author);
        assertThat(added).hasStatus(201);
        return ((Number) JsonPath.read(added.getResponse().getContentAsString(), "$.id"))
                .longValue();
    }

    private void tryOut(long event, String address) {
        jdbc.sql("update event set test_email = ? where id = ?").params(address, event).update();
    }

    private long testers(long event) {
        return jdbc.sql("select count(*) from event where id = ? and test_email is not null")
                .param(event)
                .query(Long.class)
                .single();
    }

    private long version(long event) {
        return jdbc.sql("select version from event where id = ?")
                .param(event)
                .query(Long.class)
                .single();
    }

    private MvcTestResult send(String uri, String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri(uri)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
