package dev.marquee.customer.merge;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.customer.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two who turn out to be one; holds on every database. */
abstract class MergeContract extends RunningService {

    @Test
    void what_others_work_with_is_not_merged_away() {
        var theirs = add("Ana", "ana@example.org", organizer());
        var mine = add("Ana L", "lucia@example.org", otherOrganizer());
        for (var way :
                List.of(
                        List.of(mine, theirs), // theirs goes
                        List.of(theirs, mine)))
            assertThat(
                            post(
                                    "/api/customers/" + way.get(0) + "/merge",
                                    "{\"other_id\":" + way.get(1) + "}",
                                    otherOrganizer()))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .bodyText()
                    .contains("not-yours");
        assertThat(names(organizer())).contains("Ana", "Ana L");
    }

    @Test
    void what_both_had_is_the_ones_who_stays_and_the_others_address_finds_it() {
        var ana =
                add(
                        "{\"name\":\"Ana\",\"email\":\"ana@example.org\",\"address\":\"Lisbon\"}",
                        organizer());
        var other =
                add(
                        "{\"name\":\"Ana Ribeiro\",\"email\":\"ana@work.example\",\"phone\":\"+351 91 555 0108\",\"address\":\"Porto\"}",
                        organizer());
        note(ana, "first");
        note(other, "second");
        var merged = merge(ana, other, "{\"name\":\"other\"}");
        assertThat(merged).hasStatusOk().hasHeader("ETag", "\"1\"");
        var now = json(get("/api/customers/" + ana, organizer()));
        assertThat(now.get("name").asString()).isEqualTo("Ana Ribeiro");
        assertThat(now.get("address").asString()).isEqualTo("Lisbon");
        assertThat(now.get("phone").asString()).isEqualTo("+351 91 555 0108");
        assertThat(now.get("email").asString()).isEqualTo("ana@example.org");
        assertThat(now.get("further_emails").get(0).asString()).isEqualTo("ana@work.example");
        assertThat(now.get("history").valueStream().map(line -> line.get("text").asString()))
                .containsExactly(
                        "Changed: name Ana → Ana Ribeiro, telephone – → +351 91 555 0108",
                        "second",
                        "first");
        assertThat(names(organizer())).containsExactly("Ana Ribeiro");
        assertThat(find("ANA@work.example")).isEqualTo(ana);
        assertThat(find("ana@example.org")).isEqualTo(ana);
        assertThat(get("/api/customers?q=work.example", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void the_others_id_leads_to_the_one_who_stays_and_the_events_are_told_to_move() {
        var first = add("Ana", "a@example.org", organizer());
        var second = add("Ana", "b@example.org", organizer());
        var third = add("Ana", "c@example.org", organizer());
        assertThat(merge(second, first, "{}")).hasStatusOk();
        assertThat(merge(third, second, "{}")).hasStatusOk();
        for (var gone : List.of(first, second)) {
            assertThat(get("/customers/api/" + gone, organizer()))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.id")
                    .isEqualTo((int) third);
            assertThat(get("/admin/customers/" + gone, organizer()))
                    .hasStatus3xxRedirection()
                    .hasHeader("Location", "/admin/customers/" + third + "?done=was-merged");
        }
        await().untilAsserted(() ->
                assertThat(others.calls("POST /internal/customers/moves"))
                        .extracting(call -> call.body())
                        .anyMatch(body -> moved(body, first, second, third))
                        .anyMatch(body -> moved(body, second, third)));
        assertThat(others.calls("POST /internal/customers/moves"))
                .allMatch(call -> call.authorization().equals("Bearer of-the-service"));
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customer.merged"))
                .hasSize(2)
                .noneMatch(entry -> entry.contains("Ana") || entry.contains("@example.org"));
    }

    @Test
    void who_saw_one_of_two_sees_the_one_who_stays_by_all_addresses() {
        bought("Ana of two", "a@example.org", 2);
        bought("Ana of seven", "b@example.org", 7);
        var mine = id("Ana of two");
        var theirs = id("Ana of seven");
        assertThat(merge(mine, theirs, "{}")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.POST, path(mine), body(theirs, "{}"), admin())).hasStatusOk();
        for (var organizer : List.of(organizer(), otherOrganizer())) {
            assertThat(names(organizer)).containsExactly("Ana of two");
            for (var address : List.of("a@example.org", "b@example.org"))
                assertThat(
                                post(
                                        "/customers/api/auto_create",
                                        "{\"name\":\"x\",\"email\":\"%s\"}".formatted(address),
                                        organizer))
                        .hasStatusOk();
        }
        bought("Again", "a@example.org", 7);
        bought("Again", "b@example.org", 2);
        assertThat(names(admin())).containsExactly("Ana of two");
    }

    @RepeatedTest(3)
    void of_many_who_merge_the_same_two_at_once_in_either_direction_one_does() throws Exception {
        var ana = add("Ana", "ana@example.org", organizer());
        var other = add("Ana R", "other@example.org", organizer());
        note(ana, "first");
        note(other, "second");
        var works = new ArrayList<Callable<Integer>>();
        for (var n = 0; n < 6; n++) {
            works.add(() -> status(merge(ana, other, "{}")));
            works.add(() -> status(merge(other, ana, "{}")));
        }
        var answers = together(works);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(count("customer")).isEqualTo(1);
        assertThat(count("customer_note")).isEqualTo(2);
        assertThat(count("customer_address")).isEqualTo(2);
        assertThat(owed("customer-move")).hasSize(1);
    }

    @RepeatedTest(3)
    void an_edit_a_note_and_a_merge_at_once_lose_nothing_and_nobody_waits_for_ever()
            throws Exception {
        var ana = add("Ana", "ana@example.org", organizer());
        var other = add("Eva", "eva@example.org", organizer());
        var works = new ArrayList<Callable<Integer>>();
        works.add(() -> status(merge(ana, other, "{}")));
        for (var n = 0; n < 4; n++) {
            var text = "{\"text\":\"note %d\"}".formatted(n);
            works.add(
                    () -> status(post("/api/customers/" + other + "/history", text, organizer())));
            works.add(() -> status(post("/api/customers/" + ana + "/history", text, organizer())));
        }
        works.add(() ->
                status(
                        send(
                                HttpMethod.PUT,
                                "/api/customers/" + other,
                                "{\"name\":\"Eva 2\",\"email\":\"eva2@example.org\"}",
                                organizer())));
        var answers = together(works);
        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers.subList(1, 9)).as("notes").containsOnly(201);
        assertThat(answers.getLast()).isIn(200, 412);
        // An edit leaves what it changed in the history.
        assertThat(count("customer_note")).isEqualTo(answers.getLast() == 200 ? 9 : 8);
        assertThat(count("customer")).isEqualTo(1);
        var further = answers.getLast() == 200 ? "eva2@example.org" : "eva@example.org";
        assertThat(find(further)).isEqualTo(ana);
        assertThat(count("customer_address")).isEqualTo(2);
    }

    @Test
    void nobody_is_merged_with_oneself_with_nobody_or_as_one_no_longer_is() {
        var ana = add("Ana", "ana@example.org", organizer());
        var other = add("Eva", "eva@example.org", organizer());
        assertThat(merge(ana, ana, "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(merge(ana, 999_999_999, "{}")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path(ana), "{}", organizer())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var old = "{\"other_id\":%d,\"other_version\":5}".formatted(other);
        assertThat(post(path(ana), old, organizer())).hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(count("customer")).isEqualTo(2);
    }

    @Test
    void those_who_look_alike_are_suggested_until_somebody_says_they_are_not_the_same() {
        add(
                "{\"name\":\"Ana Ribeiro\",\"email\":\"a@example.org\",\"phone\":\"+351 91 555 0108\"}",
                organizer());
        add(
                "{\"name\":\"ana  RIBEIRO\",\"email\":\"b@example.org\",\"phone\":\"00351 (91) 555-0108\"}",
                organizer());
        add(
                "{\"name\":\"Somebody\",\"email\":\"c@example.org\",\"address\":\"Rua do Alecrim 40, Lisbon\"}",
                organizer());
        add(
                "{\"name\":\"Else\",\"email\":\"d@example.org\",\"address\":\"Rua do Alecrim, 40 – LISBON\"}",
                organizer());
        bought("Ana Ribeiro", "e@example.org", 7);
        assertThat(get("/admin/customers/duplicates", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("ana RIBEIRO", "telephone, name", "Somebody", "Else", "address")
                .contains("1 to 2 of 2")
                .doesNotContain("e@example.org");
        assertThat(get("/admin/customers/duplicates", admin()))
                .bodyText()
                .contains("e@example.org", "1 to 3 of 3");
        assertThat(get("/admin/customers/duplicates/export.csv", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("ana RIBEIRO", "telephone, name");
        assertThat(get("/api/customers/duplicates", organizer()))
                .bodyJson()
                .extractingPath("$[*].reasons")
                .isEqualTo(List.of(List.of("phone", "name"), List.of("address")));
        assertThat(
                        post(
                                "/api/customers/" + id("Else") + "/distinct",
                                "{\"other_id\":" + id("Else") + "}",
                                organizer()))
                .hasStatus(422);
        assertThat(get("/admin/customers/" + id("Somebody") + "/merge", organizer()))
                .bodyText()
                .contains("Else")
                .doesNotContain("Ana Ribeiro");
        assertThat(
                        mvc.post()
                                .uri("/admin/customers/duplicates/dismiss")
                                .param("first", "" + id("Else"))
                                .param("second", "" + id("Somebody"))
                                .with(organizer()))
                .hasStatus3xxRedirection();
        assertThat(get("/admin/customers/duplicates", organizer()))
                .bodyText()
                .contains("1 to 1 of 1")
                .doesNotContain("Somebody");
    }

    @Test
    void the_page_shows_both_side_by_side_and_keeps_what_is_chosen() {
        var ana =
                add(
                        "{\"name\":\"Ana\",\"email\":\"a@example.org\",\"feedback\":\"Kind\"}",
                        organizer());
        var other = add("Ana Ribeiro", "b@example.org", organizer());
        var page = "/admin/customers/%d/merge/%d".formatted(ana, other);
        assertThat(get(page, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Ribeiro", "a@example.org", "b@example.org", "Kind")
                .doesNotContain("??");
        note(ana, "does not count as a change");
        var outdated =
                mvc.post()
                        .uri(page)
                        .param("name", "OTHER")
                        .param("version", "0")
                        .param("otherVersion", "7")
                        .with(organizer());
        assertThat(outdated)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody changed one of the two meanwhile");
        assertThat(
                        mvc.post()
                                .uri(page)
                                .param("name", "OTHER")
                                .param("email", "OTHER")
                                .param("version", "0")
                                .param("otherVersion", "0")
                                .with(organizer()))
                .hasStatus3xxRedirection();
        var now = json(get("/api/customers/" + ana, organizer()));
        assertThat(now.get("email").asString()).isEqualTo("b@example.org");
        assertThat(now.get("further_emails").get(0).asString()).isEqualTo("a@example.org");
        assertThat(now.get("feedback").asString()).isEqualTo("Kind");
        assertThat(get(page, organizer())).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(page).param("version", "0").with(organizer()))
                .hasStatus3xxRedirection();
    }

    private static boolean moved(String body, long from, long... tos) {
        for (var to : tos)
            if (body.contains("\"from_customer_id\":%d,\"to_customer_id\":%d".formatted(from, to)))
                return true;
        return false;
    }

    private static String path(long id) {
        return "/api/customers/" + id + "/merge";
    }

    private static String body(long other, String keep) {
        return "{\"other_id\":%d,\"keep\":%s}".formatted(other, keep);
    }

    private MvcTestResult merge(long id, long other, String keep) {
        return post(path(id), body(other, keep), organizer());
    }

    private void note(long id, String text) {
        assertThat(
                        post(
                                "/api/customers/" + id + "/history",
                                "{\"text\":\"%s\"}".formatted(text),
                                organizer()))
                .hasStatus(HttpStatus.CREATED);
    }

    private long find(String email) {
        var found =
                post(
                        "/customers/api/auto_create",
                        "{\"name\":\"x\",\"email\":\"%s\"}".formatted(email),
                        organizer());
        assertThat(found).hasStatusOk();
        return json(found).get("id").asLong();
    }

    private long id(String name) {
        return jdbc.sql("select id from customer where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static int status(MvcTestResult answer) {
        return answer.getResponse().getStatus();
    }
}
