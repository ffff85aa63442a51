package dev.marquee.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.auth.StoredElsewhere;
import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.test.PersonalData;
import dev.marquee.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What people are given of what is stored about them. */
@AuthServiceTest
class PersonalFileTest {

    private static final String PATH = "/api/profile/export";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired MovableClock clock;
    @Autowired SentMails mails;
    @Autowired StoredElsewhere elsewhere;
    @Autowired List<PersonalRows> sections;

    private final String email = "mine" + UUID.randomUUID() + "@example.org";
    private long id;

    @BeforeEach
    void register() {
        clock.reset();
        elsewhere.away(false);
        assertThat(
                        mvc.post()
                                .uri("/api/auth/register")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"name\":\"Mai Own\",\"email\":\"%s\",\"password\":\"lantern river seven\"}"
                                                .formatted(email)))
                .hasStatus(HttpStatus.CREATED);
        id =
                jdbc.sql("select id from account where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
        jdbc.sql("update account set email_verified = true, locale = 'vi' where id = ?")
                .param(id)
                .update();
    }

    @AfterEach
    void back() {
        clock.reset();
        elsewhere.away(false);
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void a_file_holds_what_all_services_say_to_read_and_for_programs() throws IOException {
        assertThat(ask()).hasStatus(HttpStatus.ACCEPTED).bodyText().contains("\"waiting\"");
        var file = fetched();

        assertThat(file.get("data.json"))
                .contains("Mai Own", email, "\"Ana <b>\"", "complaint-file-1");
        assertThat(file.get("index.html"))
                .contains(
                        "lang=\"vi-VN\"",
                        "Những gì được lưu về bạn",
                        "Đơn đặt vé",
                        "Ana &lt;b&gt;",
                        email)
                .doesNotContain("created_at", "<b>");
        assertThat(file.keySet())
                .contains("style.css")
                .anyMatch(name -> name.startsWith("files/complaint-file-1-"));
        assertThat(file.keySet()).allSatisfy(name -> assertThat(name).doesNotContain(".."));
        assertThat(elsewhere.asked())
                .anySatisfy(person -> {
                    assertThat(person.account()).isEqualTo(id);
                    assertThat(person.emails()).containsExactly(email);
                });
        assertThat(mails.await(1, "account-changed", email).get("change").asString())
                .isEqualTo("data-exported");
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from audit_entry where action = 'account.exported' and target = ?")
                                        .param("account:" + id)
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(1));
    }

    @Test
    void an_address_that_nobody_confirmed_is_not_asked_for() {
        jdbc.sql("update account set email_verified = false where id = ?").param(id).update();
        assertThat(ask()).hasStatus(HttpStatus.ACCEPTED);
        await().untilAsserted(() ->
                assertThat(elsewhere.asked())
                        .anySatisfy(person -> {
                            assertThat(person.account()).isEqualTo(id);
                            assertThat(person.emails()).isEmpty();
                        }));
    }

    @Test
    void while_a_service_is_away_there_is_no_file_and_the_page_says_why() {
        elsewhere.away(true);
        assertThat(ask()).hasStatus(HttpStatus.ACCEPTED);

        await().untilAsserted(() ->
                assertThat(mvc.get().uri("/profile/export").with(owner()))
                        .hasStatusOk()
                        .bodyText()
                        .contains("bookings and tickets")
                        .doesNotContain("my-data.zip"));
        elsewhere.away(false);
        clock.advance(Duration.ofMinutes(10));

        await().untilAsserted(
                        () -> assertThat(show()).hasStatusOk().bodyText().contains("\"ready\""));
        assertThat(mvc.get().uri("/profile/export").with(owner()))
                .bodyText()
                .contains("my-data.zip");
    }

    @Test
    void one_a_day_for_whoever_signed_in_a_moment_ago_and_for_seven_days() throws IOException {
        assertThat(
                        mvc.post()
                                .uri(PATH)
                                .with(
                                        TestTokens.signedIn(
                                                clock.instant().minus(Duration.ofHours(1)),
                                                id,
                                                email,
                                                "CUSTOMER")))
                .as("signed in long ago")
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(show()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask()).hasStatus(HttpStatus.ACCEPTED);
        assertThat(ask()).hasStatus(HttpStatus.CONFLICT).bodyText().contains("export-asked-for");
        fetched();
        var file = path();

        assertThat(mvc.get().uri(file).with(TestTokens.account(1, "admin@ticket.local", "ADMIN")))
                .as("another's")
                .hasStatus(HttpStatus.NOT_FOUND);
        clock.advance(Duration.ofDays(8));
        assertThat(mvc.get().uri(file).with(owner())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask()).hasStatus(HttpStatus.ACCEPTED);
    }

    @Test
    void a_guests_link_stays_the_same_however_often_its_page_is_opened() {
        var guest = "guest" + UUID.randomUUID() + "@example.org";
        var other = "other" + UUID.randomUUID() + "@example.org";
        for (var one : List.of(guest, other))
            assertThat(guests("", one)).hasStatus(HttpStatus.ACCEPTED);
        for (var one : List.of(guest, other)) await().until(() -> !link(one).isEmpty());
        var link = link(guest);

        for (var again = 0; again < 3; again++) assertThat(link(guest)).isEqualTo(link);
        assertThat(link(other)).as("another's").isNotEqualTo(link);
        for (var each : List.of(link, link, link(other)))
            assertThat(mvc.get().uri(each)).as(each).hasStatusOk();
        assertThat(mvc.get().uri(link + "x")).hasStatus(HttpStatus.NOT_FOUND);

        clock.advance(Duration.ofDays(2));
        assertThat(guests("", guest)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(mvc.get().uri(link)).as("that of the file before").hasStatus(404);
        await().until(() -> !link(guest).isEmpty());
        assertThat(link(guest)).isNotEqualTo(link);
        assertThat(mvc.get().uri(link(guest))).hasStatusOk();
    }

    private MvcTestResult guests(String path, String email) {
        return mvc.post()
                .uri("/internal/privacy/guests" + path)
                .with(TestTokens.service())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"%s\",\"locale\":null}".formatted(email))
                .exchange();
    }

    /** Empty until the file is made. */
    private String link(String email) {
        var answer = guests("/file", email);
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared()
                .readTree(answer.getResponse().getContentAsByteArray())
                .path("link")
                .asString("");
    }

    @Test
    void nothing_is_withheld_that_people_are_to_be_given() {
        assertThat(PersonalData.withheld("auth", sections.stream().map(PersonalRows::sql).toList()))
                .isEmpty();
    }

    private JwtRequestPostProcessor owner() {
        return TestTokens.signedIn(clock.instant(), id, email, "CUSTOMER");
    }

    private MvcTestResult ask() {
        return mvc.post().uri(PATH).with(owner()).exchange();
    }

    private MvcTestResult show() {
        return mvc.get().uri(PATH).with(owner()).exchange();
    }

    private String path() {
        var job =
                jdbc.sql("select id from personal_export where account_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
        return PATH + "/" + job + "/file";
    }

    private Map<String, String> fetched() throws IOException {
        await().untilAsserted(
                        () -> assertThat(show()).hasStatusOk().bodyText().contains("\"ready\""));
        var answer = mvc.get().uri(path()).with(owner()).exchange();
        assertThat(answer).hasStatusOk();
        var found = new LinkedHashMap<String, String>();
        try (var zip =
                new ZipInputStream(
                        new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return found;
    }
}
