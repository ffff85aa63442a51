package dev.marquee.customer;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OnH2
class CustomerServiceTest extends RunningService {

    private static final String ANA =
            """
            {"name":"Ana Ribeiro","email":"Ana@Example.org","phone":"+351 91 555 0108","address":"Lisbon","feedback":"Kind"}\
            """;

    @Test
    void a_customer_is_added_shown_changed_listed_and_forgotten() {
        var added = send(HttpMethod.POST, "/api/customers", ANA, organizer());
        assertThat(added)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo("Ana@Example.org");
        var place = added.getResponse().getHeader("Location");
        assertThat(get(place))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.history")
                .asArray()
                .isEmpty();
        assertThat(send(HttpMethod.POST, place + "/history", "{\"text\":\"Called\"}", organizer()))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.history[0].text")
                .isEqualTo("Called");
        assertThat(send(HttpMethod.PUT, place, ANA.replace("Lisbon", "Porto"), organizer()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.address")
                .isEqualTo("Porto");
        assertThat(get("/api/customers?q=RIBEIRO"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(get("/api/customers?q=nobody"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(send(HttpMethod.DELETE, place, "", organizer()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(place)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, place, "", organizer())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void the_older_address_finds_or_adds_by_e_mail() {
        var body = "{\"name\":\"Ana\",\"email\":\"ana@example.org\",\"phone\":\"123\"}";
        var first = send(HttpMethod.POST, "/customers/api/auto_create", body, service());
        assertThat(first).hasStatus(HttpStatus.CREATED);
        var again =
                send(
                        HttpMethod.POST,
                        "/customers/api/auto_create",
                        body.replace("ana@", " ANA@"),
                        admin());
        assertThat(again).hasStatusOk().bodyJson().isStrictlyEqualTo(text(first));
        var id = json(again).get("id").asLong();
        assertThat(post("/api/customers/" + id + "/history", "{\"text\":\"Called\"}", admin()))
                .hasStatus(HttpStatus.CREATED);
        assertThat(get("/customers/api/" + id, admin()))
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"id\":%d,\"name\":\"Ana\",\"email\":\"ana@example.org\",\"phone\":\"123\",\"address\":\"\",\"history\":[\"Called\"],\"feedback\":[]}"
                                .formatted(id));
    }

    @Test
    void an_address_that_is_taken_is_refused_with_the_customer_who_has_it() {
        send(HttpMethod.POST, "/api/customers", ANA, admin());
        assertThat(send(HttpMethod.POST, "/api/customers", ANA, admin()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type", type -> assertThat(type).asString().endsWith("email-taken"))
                .hasPathSatisfying("$.customer_id", id -> assertThat(id).isNotNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nonsense                                             | 400
                    []                                                   | 400
                    null                                                 | 400
                    {}                                                   | 422
                    {"name":null,"email":"a@b.org"}                      | 422
                    {"name":"  ","email":"a@b.org"}                      | 422
                    {"name":7,"email":"a@b.org"}                         | 422
                    {"name":["x"],"email":"a@b.org"}                     | 422
                    {"name":"a\\u0000b","email":"a@b.org"}               | 422
                    {"name":"\\u200b","email":"a@b.org"}                 | 422
                    {"name":"\\u3164\\u2800","email":"a@b.org"}           | 422
                    {"name":"a\\nb","email":"a@b.org"}                   | 422
                    {"name":"\\ud800","email":"a@b.org"}                 | 422
                    {"name":"Ana"}                                       | 422
                    {"name":"Ana","email":""}                            | 422
                    {"name":"Ana","email":"ana"}                         | 422
                    {"name":"Ana","email":"a@b..org"}                    | 422
                    {"name":"Ana","email":"a\\u0000@b.org"}              | 422
                    {"name":"Ana","email":1}                             | 422
                    {"name":"Ana","email":"a@b.org","phone":"call me"}   | 422
                    {"name":"Ana","email":"a@b.org","phone":"123456789012345678901"} | 422
                    {"name":"Ana","email":"a@b.org","address":{}}        | 422
                    {"name":"Ana","email":"a@b.org","feedback":"\\u0007"} | 422
                    """)
    void what_cannot_be_kept_is_refused_everywhere_and_nothing_is_stored(String body, int status) {
        for (var address : List.of("/api/customers", "/customers/api/auto_create"))
            assertThat(send(HttpMethod.POST, address, body, admin()))
                    .as(address)
                    .hasStatus(status)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .extractingPath("$.type")
                    .asString()
                    .startsWith("urn:marquee:problem:");
        assertThat(jdbc.sql("select count(*) from customer").query(Long.class).single()).isZero();
    }

    @Timeout(120)
    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "phone", "address", "feedback"})
    void very_long_words_are_refused_at_once(String field) {
        for (var unit : List.of("a", " ", "1 ", "a@b.", "((", "\\r\\n")) {
            // A name has no spaces around it: what is left of these is short, and taken.
            if (field.equals("name") && List.of(" ", "\\r\\n").contains(unit)) continue;
            var words = unit.repeat(50_000 / unit.length()) + "!";
            var body =
                    ANA.replaceAll(
                            "\"" + field + "\":\"[^\"]*\"",
                            java.util.regex.Matcher.quoteReplacement(
                                    "\"" + field + "\":\"" + words + "\""));
            assertThat(send(HttpMethod.POST, "/api/customers", body, admin()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ParameterizedTest
    @CsvSource({"name,100", "email,100", "phone,20", "address,200", "feedback,2000"})
    void each_field_has_its_length_and_not_one_character_more(String field, int length) {
        for (var extra : List.of(0, 1)) {
            var wide = length + extra;
            var value =
                    switch (field) {
                        case "email" -> "a".repeat(60) + "@" + "b".repeat(wide - 65) + ".org";
                        case "phone" -> "1".repeat(wide);
                        default -> "é".repeat(wide);
                    };
            var body =
                    ANA.replaceAll(
                            "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
            assertThat(send(HttpMethod.POST, "/api/customers", body, admin()))
                    .hasStatus(extra == 0 ? HttpStatus.CREATED : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/customers?size=101, 422",
        "/api/customers?size=0, 422",
        "/api/customers?page=-1, 422",
        "/api/customers?q=%00, 422",
        "/api/customers/0, 404",
        "/api/customers/-1, 404",
        "/api/customers/9223372036854775807, 404",
        "/customers/api/0, 404",
        "/admin/customers/0, 404",
        "/admin/customers/0/delete, 404",
        "/admin/customers/x, 400"
    })
    void questions_without_an_answer_are_told_so(String address, int status) {
        assertThat(get(address)).hasStatus(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/x",
                "/api/customers?page=x",
                "/customers/api/1.5",
                "/api/customers/99999999999999999999"
            })
    void numbers_that_are_none_are_refused(String address) {
        assertThat(get(address)).hasStatus4xxClientError();
    }

    @Test
    void customers_are_for_staff_only() {
        add("Ana", "ana@example.org", admin());
        for (var address :
                List.of(
                        "/api/customers",
                        "/customers/api/1",
                        "/admin/customers",
                        "/admin/customers/new")) {
            assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(mvc.get().uri(address).with(customer())).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.get().uri(address).with(service())).hasStatus(HttpStatus.FORBIDDEN);
        }
        var support = account(5, "support@ticket.local", "SUPPORT");
        assertThat(mvc.get().uri("/admin/customers").with(support))
                .hasStatusOk()
                .bodyText()
                .contains("Ana")
                .doesNotContain("New customer");
        assertThat(send(HttpMethod.POST, "/api/customers", ANA, support))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post().uri("/admin/customers/new").with(support))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri("/admin/customers/new")
                                .header("Sec-Fetch-Site", "cross-site")
                                .with(admin()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult get(String address) {
        return get(address, organizer());
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
