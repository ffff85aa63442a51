package dev.marquee.customer.erasure;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.customer.RunningService;
import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.test.PersonalData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Customers who go, and people who are forgotten; holds on every database. */
abstract class ErasureContract extends RunningService {

    private static final List<String> TABLES =
            List.of(
                    "customer",
                    "customer_address",
                    "customer_note",
                    "customer_import_line",
                    "customer_moved",
                    "outbox");

    @Autowired private List<PersonalRows> sections;

    @Test
    void a_person_is_given_what_is_stored_and_nothing_of_others() {
        bought("Own Person", "own.person@example.org", 7);
        add(
                "{\"name\":\"Other Person\",\"email\":\"other.person@example.org\",\"feedback\":\"owns\"}",
                organizer());

        assertThat(
                        mvc.post()
                                .uri("/internal/privacy/export")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"account\":null,\"emails\":[\"own.person@example.org\"]}"))
                .hasStatusOk()
                .bodyText()
                .contains("Own Person", "own.person@example.org")
                .doesNotContain("Other Person");
        assertThat(
                        PersonalData.withheld(
                                "customer", sections.stream().map(PersonalRows::sql).toList()))
                .as("given as files, not as rows")
                .containsExactly("customer,complaint_file_part,content");
    }

    /** Those of accounts whose address nobody confirmed, and of people who were forgotten. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "[\"\",\"  \"]", "[\"-\"]", "[\"nobody@example.org\"]"})
    void who_has_no_address_is_given_nothing_of_others_who_have_none(String emails) {
        for (var account : List.of(41, 42))
            assertThat(
                            post(
                                    "/api/complaints",
                                    "{\"subject\":\"Secret %1$d\",\"message\":\"Words of %1$d\"}"
                                            .formatted(account),
                                    account(account, "x" + account + "@example.org", "CUSTOMER")))
                    .hasStatus(HttpStatus.CREATED);
        jdbc.sql("update complaint set address_key = ''").update();

        for (var asker : List.of("null", "43"))
            assertThat(exported(asker, emails)).as(asker).doesNotContain("Secret", "Words");
        assertThat(exported("41", emails))
                .as("the control")
                .contains("Secret 41", "Words of 41")
                .doesNotContain("Secret 42", "Words of 42");
    }

    private String exported(String account, String emails) {
        var answer =
                mvc.post()
                        .uri("/internal/privacy/export")
                        .with(service())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"account\":%s,\"emails\":%s}".formatted(account, emails))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void a_person_is_blanked_wherever_one_of_the_addresses_stands_and_nobody_else() {
        bought("Ana elsewhere", "ana@example.org", 7);
        var ana =
                add(
                        "{\"name\":\"Ana Ribeiro\",\"email\":\"ana@example.org\",\"phone\":\"+351 91 555 0108\",\"address\":\"Ana Street\",\"feedback\":\"Ana is kind\"}",
                        organizer());
        post("/api/customers/" + ana + "/history", "{\"text\":\"Ana called\"}", organizer());
        bought("Ana at work", "ana@work.example", 2);
        bought("Ana at work elsewhere", "ana@work.example", 7);
        var atWork = id("Ana at work");
        assertThat(
                        post(
                                "/api/customers/" + ana + "/merge",
                                "{\"other_id\":" + atWork + "}",
                                organizer()))
                .hasStatusOk();
        add("Bystander", "anabela@example.org", organizer());

        assertThat(get("/admin/customers/" + ana + "/erase", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("ana@example.org", "ana@work.example", "These 3 entries")
                .doesNotContain("??");
        assertThat(post("/api/customers/" + ana + "/erasure", "", admin()))
                .hasStatus(HttpStatus.ACCEPTED);

        assertThat(names(admin())).containsExactly("Bystander");
        await().untilAsserted(() -> assertThat(everything()).doesNotContain("ana@", "Ana"));
        for (var id : List.of(ana, atWork))
            assertThat(get("/customers/api/" + ana, organizer()))
                    .as("events go on naming %d", id)
                    .hasStatusOk()
                    .bodyJson()
                    .isStrictlyEqualTo(
                            "{\"id\":%d,\"name\":\"(erased)\",\"email\":\"erased-%d@erased.invalid\",\"phone\":\"\",\"address\":\"\",\"history\":[],\"feedback\":[]}"
                                    .formatted(ana, ana));
        for (var address : List.of("/api/customers/" + ana, "/admin/customers/" + ana))
            assertThat(get(address, admin())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/api/customers/" + ana + "/erasure", "", admin()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customer.erased"))
                .hasSize(3)
                .allMatch(entry -> entry.contains("customer:"));
        assertThat(add("Ana comes back", "ana@example.org", organizer())).isNotEqualTo(ana);
    }

    @Test
    void files_that_are_kept_forget_the_person_too_in_whatever_column_and_nobody_else() {
        var ana = add("Ana", "ana@example.org", organizer());
        var lines =
                """
                name,email,other
                Ana twice,ANA@example.org,
                Ana again,ana@example.org,
                Joana,joana@example.org,
                Ana refused,nobody,"(Ana@Example.org)"
                Friend,friend@example.org,asks for ana@example.org
                Bad,bad,
                """;
        for (var type : List.of("planned", "not planned"))
            assertThat(bring(lines, type.equals("planned"))).as(type).isLessThan(400);
        assertThat(everything()).contains("ana@example.org");

        assertThat(post("/api/customers/" + ana + "/erasure", "", admin()))
                .hasStatus(HttpStatus.ACCEPTED);

        assertThat(
                        jdbc.sql("select name from customer_import_line order by line")
                                .query(String.class)
                                .list())
                .containsExactly("Joana", "Bad");
        assertThat(count("customer_import")).as("the one that was planned").isEqualTo(1);
        assertThat(
                        jdbc.sql("select count(*) from customer_import where content is not null")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private int bring(String csv, boolean planned) {
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        var answer =
                planned
                        ? mvc.post()
                                .uri("/api/customers/imports")
                                .contentType("text/csv")
                                .content(bytes)
                                .with(organizer())
                                .exchange()
                        : mvc.post()
                                .uri("/admin/customers/import")
                                .multipart()
                                .file(new MockMultipartFile("file", "a.csv", "text/csv", bytes))
                                .with(organizer())
                                .exchange();
        return answer.getResponse().getStatus();
    }

    @Test
    void every_address_is_owed_to_each_service_until_it_took_it() {
        others.on("POST /internal/erasures", 503, "");
        var ana = add("Ana", "ana@example.org", admin());
        var other = add("Ana R", "other@example.org", admin());
        post("/api/customers/" + ana + "/merge", "{\"other_id\":" + other + "}", admin());
        assertThat(post("/api/customers/" + ana + "/erasure", "", admin()))
                .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> others.calls("POST /internal/erasures").size() >= 3);
        for (var service : EraseCustomer.SERVICES)
            assertThat(owed("erasure-" + service))
                    .hasSize(2)
                    .anyMatch(payload -> payload.contains("\"email\":\"ana@example.org\""))
                    .anyMatch(payload -> payload.contains("\"email\":\"other@example.org\""));
        others.on("POST /internal/erasures", 204, "");
        jdbc.sql("update outbox set due_at = created_at where due_at is not null").update();
        await().until(() ->
                jdbc.sql(
                                        "select count(*) from outbox where topic like 'erasure-%' and delivered_at is null")
                                .query(Long.class)
                                .single()
                        == 0);
        for (var service : EraseCustomer.SERVICES)
            assertThat(owed("erasure-" + service)).containsExactly("{}", "{}");
        assertThat(others.calls("POST /internal/erasures"))
                .allMatch(call -> call.authorization().equals("Bearer of-the-service"));
    }

    @Test
    void who_was_told_of_as_a_buyer_while_being_erased_elsewhere_is_blanked_too() {
        others.on("POST /internal/erasures", 503, "");
        var ana = add("Ana", "ana@example.org", admin());
        assertThat(post("/api/customers/" + ana + "/erasure", "", admin()))
                .hasStatus(HttpStatus.ACCEPTED);
        bought("Ana, told of late", "ana@example.org", 7);
        bought("Bystander", "anabela@example.org", 7);
        assertThat(names(admin())).contains("Ana, told of late");

        others.on("POST /internal/erasures", 204, "");
        jdbc.sql("update outbox set due_at = created_at where due_at is not null").update();

        await().untilAsserted(() -> assertThat(names(admin())).containsExactly("Bystander"));
    }

    @Test
    void only_admins_erase_and_only_as_the_customer_is() {
        var ana = add("Ana", "ana@example.org", organizer());
        assertThat(post("/api/customers/" + ana + "/erasure", "", organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/admin/customers/" + ana + "/erase", organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(form("/admin/customers/" + ana + "/erase", "3", admin()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Nothing is done yet");
        assertThat(form("/admin/customers/" + ana + "/delete", "3", admin()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(names(admin())).containsExactly("Ana");
        assertThat(form("/admin/customers/" + ana + "/erase", "0", admin()))
                .hasStatus3xxRedirection();
        assertThat(names(admin())).isEmpty();
    }

    @Test
    void an_organiser_deletes_whom_it_added_and_its_own_buyers_and_an_admin_anybody() {
        var mine = add("Mine", "mine@example.org", organizer());
        var theirs = add("Theirs", "theirs@example.org", otherOrganizer());
        bought("My buyer", "buyer@example.org", 2);
        var buyer = id("My buyer");
        assertThat(get("/admin/customers/" + theirs + "/delete", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Others work with this customer too")
                .doesNotContain("Delete customer</button>");
        assertThat(delete(theirs, organizer()))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("not-yours");
        var decoy = add("Decoy", "decoy@example.org", organizer());
        var house = add("House", "house@example.org", otherOrganizer());
        assertThat(
                        post(
                                "/api/customers/" + decoy + "/merge",
                                "{\"other_id\":" + house + "}",
                                admin()))
                .hasStatusOk();
        assertThat(delete(decoy, organizer()))
                .as("what another organiser added is a part of it")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(delete(decoy, admin())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(delete(mine, organizer())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(delete(buyer, organizer())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(names(organizer())).containsExactly("Theirs");
        assertThat(delete(theirs, admin())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(delete(theirs, admin())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customer.deleted"))
                .hasSize(4)
                .noneMatch(entry -> entry.contains("Theirs") || entry.contains("example.org"));
        for (var service : EraseCustomer.SERVICES) assertThat(owed("erasure-" + service)).isEmpty();
        bought("My buyer", "buyer@example.org", 2);
        assertThat(names(organizer())).containsExactly("My buyer");
    }

    private MvcTestResult delete(long id, JwtRequestPostProcessor as) {
        return send(HttpMethod.DELETE, "/api/customers/" + id, "", as);
    }

    private MvcTestResult form(String address, String version, JwtRequestPostProcessor as) {
        return mvc.post().uri(address).param("version", version).with(as).exchange();
    }

    private long id(String name) {
        return jdbc.sql("select id from customer where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** Every cell of every table. */
    private String everything() {
        var all = new StringBuilder();
        for (var table : TABLES)
            all.append(jdbc.sql("select * from " + table).query().listOfRows());
        return all.toString().replace("Anabela", "").replace("anabela@", "");
    }
}
