package dev.marquee.customer.contact;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who the customers are, and who sees them; holds on every database. */
abstract class CustomersContract extends RunningService {

    private static final List<String> SPELLINGS =
            List.of("ana@example.org", " Ana@Example.org ", "ANA@EXAMPLE.ORG.", "ana@example.org");

    @RepeatedTest(3)
    void all_who_ask_for_an_address_at_once_get_the_same_customer() throws Exception {
        var answers =
                together(
                        IntStream.range(0, 16)
                                .<Callable<MvcTestResult>>mapToObj(n ->
                                        () ->
                                                post(
                                                        "/customers/api/auto_create",
                                                        """
                                                        {"name":"Ana %d","email":"%s"}\
                                                        """
                                                                .formatted(n, SPELLINGS.get(n % 4)),
                                                        organizer()))
                                .toList());
        assertThat(answers)
                .extracting(answer -> json(answer).get("id").asLong())
                .containsOnly(json(answers.getFirst()).get("id").asLong());
        assertThat(answers)
                .filteredOn(answer -> answer.getResponse().getStatus() == 201)
                .hasSize(1);
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void a_customer_is_found_by_parts_of_what_is_known_and_percent_is_only_a_percent() {
        add("Tejo Arts", "events@tejo.example.org", organizer());
        add("100% Jazz_Club", "jazz@example.org", organizer());
        add(
                "{\"name\":\"João  FIGUEIREDO\",\"email\":\"jf@example.org\",\"phone\":\"+351 22 555-0106\"}",
                organizer());
        assertThat(search("tejo%20A")).containsExactly("Tejo Arts");
        assertThat(search("JAZZ@")).containsExactly("100% Jazz_Club");
        assertThat(search("0%25%20j")).containsExactly("100% Jazz_Club");
        assertThat(search("z_c")).containsExactly("100% Jazz_Club");
        assertThat(search("o_a")).isEmpty();
        assertThat(search("joao%20fig")).containsExactly("João FIGUEIREDO");
        assertThat(search("(22)%20555%200106")).containsExactly("João FIGUEIREDO");
        assertThat(search("555")).containsExactly("João FIGUEIREDO");
        assertThat(search("%F0%9F%8E%AD")).isEmpty();
    }

    @Test
    void a_name_is_cleaned_the_same_way_wherever_it_comes_from() {
        var typed = "\u00a0\uff21\uff4e\uff41\u3000 O\u2019\ufb01nn\u200b ";
        var id = add("{\"name\":\"%s\",\"email\":\"ana@example.org\"}".formatted(typed), admin());
        assertThat(json(get("/api/customers/" + id, admin())).get("name").asString())
                .isEqualTo("Ana O\u2019finn");
        var form =
                mvc.post()
                        .uri("/admin/customers/new")
                        .param("name", typed)
                        .param("email", "form@example.org")
                        .with(admin())
                        .exchange();
        assertThat(form).hasStatus(HttpStatus.FOUND);
        assertThat(
                        json(post(
                                        "/customers/api/auto_create",
                                        "{\"name\":\""
                                                + typed
                                                + "\",\"email\":\"auto@example.org\"}",
                                        organizer()))
                                .get("id")
                                .asLong())
                .isPositive();
        assertThat(names(admin())).hasSize(3).containsOnly("Ana O\u2019finn");
    }

    @Test
    void a_name_leads_nowhere_but_one_that_is_stored_may_stay() {
        var link = "{\"name\":\"See www.evil.example\",\"email\":\"ana@example.org\"}";
        assertThat(post("/api/customers", link, admin()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        bought("", "nameless@example.org", 2);
        assertThat(names(admin())).as("for want of a name").containsExactly("nameless@example.org");
        var id = add("nameless2@example.org", "nameless2@example.org", admin());
        jdbc.sql("update customer set name = 'www.before.example' where id = ?").param(id).update();
        var path = "/api/customers/" + id;
        assertThat(send(HttpMethod.PATCH, path, "{\"phone\":\"112\"}", admin())).hasStatusOk();
        assertThat(send(HttpMethod.PUT, path, "{\"name\":\"www.before.example\"}", admin()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void lists_are_sorted_filtered_and_paged() {
        add("Émile", "c@example.org", organizer());
        add("Ana", "b@example.org", organizer());
        bought("Zoë", "a@example.org", 2);
        assertThat(names(organizer())).containsExactly("Ana", "Émile", "Zoë");
        assertThat(list("sort=-name")).containsExactly("Zoë", "Émile", "Ana");
        assertThat(list("sort=email")).containsExactly("Zoë", "Ana", "Émile");
        assertThat(list("sort=-created")).containsExactly("Zoë", "Ana", "Émile");
        assertThat(list("origin=buyer")).containsExactly("Zoë");
        assertThat(list("origin=staff&sort=name")).containsExactly("Ana", "Émile");
        assertThat(list("size=1&page=1")).containsExactly("Émile");
        for (var nonsense : List.of("sort=phone", "sort=name;drop", "origin=x", "size=0"))
            assertThat(get("/api/customers?" + nonsense, organizer()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void the_second_of_two_who_edit_is_told_and_overwrites_nothing() {
        var id = add("Ana", "ana@example.org", organizer());
        var read = get("/api/customers/" + id, organizer());
        var tag = read.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(put(id, tag, "Ana Maria")).hasStatusOk();
        assertThat(put(id, tag, "Ana Lucia"))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("changed-meanwhile");
        assertThat(names(organizer())).containsExactly("Ana Maria");
        var now = get("/api/customers/" + id, organizer()).getResponse().getHeader("ETag");
        assertThat(now).isNotEqualTo(tag);
        assertThat(put(id, now, "Ana Lucia")).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(put(id, "*", "Ana Rita")).hasStatusOk();
        assertThat(put(id, "nonsense", "Ana Rita")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @RepeatedTest(2)
    void of_many_who_edit_the_same_version_at_once_one_does() throws Exception {
        var id = add("Ana", "ana@example.org", organizer());
        var answers =
                together(
                        IntStream.range(0, 8)
                                .<Callable<Integer>>mapToObj(n ->
                                        () ->
                                                put(id, "\"0\"", "Ana " + n)
                                                        .getResponse()
                                                        .getStatus())
                                .toList());
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_clears_what_is_null() {
        var id =
                add(
                        "{\"name\":\"Ana\",\"email\":\"ana@example.org\",\"phone\":\"+351 21 555 0101\",\"address\":\"Rua A\",\"feedback\":\"Kind\"}",
                        organizer());
        var changed =
                send(
                        HttpMethod.PUT,
                        "/api/customers/" + id,
                        "{\"name\":\"Ana Maria\",\"address\":null}",
                        organizer());
        assertThat(changed).hasStatusOk();
        assertThat(json(changed).get("phone").asString()).isEqualTo("+351 21 555 0101");
        assertThat(json(changed).get("feedback").asString()).isEqualTo("Kind");
        assertThat(json(changed).get("address").asString()).isEmpty();
        var patched =
                mvc.patch()
                        .uri("/api/customers/" + id)
                        .contentType("application/merge-patch+json")
                        .content("{\"phone\":null}")
                        .with(organizer())
                        .exchange();
        assertThat(patched).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(json(patched).get("phone").asString()).isEmpty();
        assertThat(json(patched).get("name").asString()).isEqualTo("Ana Maria");
        assertThat(send(HttpMethod.PUT, "/api/customers/" + id, "{\"email\":null}", organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void what_others_added_is_changed_by_them_and_by_administrators_only() {
        var id = add("Ana", "ana@example.org", organizer());
        var defaced = "{\"name\":\"DEFACED\",\"email\":\"attacker@evil.example\"}";
        for (var method : List.of(HttpMethod.PUT, HttpMethod.PATCH))
            assertThat(send(method, "/api/customers/" + id, defaced, otherOrganizer()))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .bodyJson()
                    .extractingPath("$.type")
                    .asString()
                    .endsWith("not-yours");
        assertThat(get("/admin/customers/" + id + "/edit", otherOrganizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri("/admin/customers/" + id)
                                .param("name", "DEFACED")
                                .param("email", "attacker@evil.example")
                                .with(otherOrganizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(names(organizer())).containsExactly("Ana");
        assertThat(owed("audit")).noneMatch(entry -> entry.contains("customer.changed"));
        assertThat(send(HttpMethod.PATCH, "/api/customers/" + id, "{\"name\":\"A\"}", admin()))
                .hasStatusOk();
    }

    @Test
    void a_change_is_audited_with_hints_and_stands_in_the_history_in_full() {
        var id = add("Ana", "ana@example.org", organizer());
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/customers/" + id,
                                "{\"email\":\"lucia@example.net\",\"phone\":\"+351 21 555 0101\"}",
                                organizer()))
                .hasStatusOk();
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customer.changed"))
                .singleElement()
                .asString()
                .contains("e-mail a…@example.org → l…@example.net", "telephone – → +…")
                .doesNotContain("ana@", "lucia@", "555 0101");
        var history = json(get("/api/customers/" + id, organizer())).get("history");
        assertThat(history.get(0).get("text").asString())
                .isEqualTo(
                        "Changed: e-mail ana@example.org → lucia@example.net, telephone – → +351 21 555 0101");
        var entries = owed("audit").size();
        assertThat(send(HttpMethod.PUT, "/api/customers/" + id, "{}", organizer())).hasStatusOk();
        assertThat(owed("audit")).hasSize(entries);
    }

    @Test
    void an_address_of_somebody_else_is_refused_and_nothing_changes() {
        var ana = add("Ana", "ana@example.org", organizer());
        var eve = add("Eve", "eve@example.org", organizer());
        assertThat(put(eve, null, "Eve", "ANA@example.org"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.customer_id")
                .isEqualTo((int) ana);
        assertThat(get("/api/customers/" + eve, organizer()))
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo("eve@example.org");
        assertThat(put(eve, null, "Eva", "Eve@example.org")).hasStatusOk();
        assertThat(put(eve, null, "Eva", "eva@example.org")).hasStatusOk();
        assertThat(add("Another Eve", "eve@example.org", organizer())).isNotEqualTo(eve);
    }

    @Test
    void an_organiser_sees_what_staff_added_and_its_own_buyers_only() {
        add("House", "house@example.org", organizer());
        bought("Mine", "mine@example.org", 2);
        bought("Theirs", "theirs@example.org", 7);
        assertThat(names(organizer())).containsExactly("House", "Mine");
        assertThat(names(otherOrganizer())).containsExactly("House", "Theirs");
        var support = account(5, "support@ticket.local", "SUPPORT");
        for (var all : List.of(admin(), support))
            assertThat(names(all)).containsExactly("House", "Mine", "Theirs");
        var theirs = idOf("Theirs");
        for (var address :
                List.of(
                        "/api/customers/" + theirs,
                        "/api/customers/" + theirs + "/timeline",
                        "/customers/api/" + theirs,
                        "/admin/customers/" + theirs,
                        "/admin/customers/" + theirs + "/edit",
                        "/admin/customers/" + theirs + "/delete",
                        "/admin/customers/" + theirs + "/merge"))
            assertThat(get(address, organizer())).as(address).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(theirs, null, "Mine now")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/api/customers/" + theirs + "/history", "{\"text\":\"x\"}", organizer()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, "/api/customers/" + theirs, "", organizer()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/customers?q=theirs", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get("/admin/customers/export.csv", organizer()))
                .bodyText()
                .contains("Mine")
                .doesNotContain("Theirs");
    }

    @Test
    void who_adds_the_buyer_of_another_organiser_gets_an_entry_of_ones_own() {
        bought("Secret Name", "ana@example.org", 7);
        var mine =
                post(
                        "/customers/api/auto_create",
                        "{\"name\":\"Ana\",\"email\":\"ana@example.org\"}",
                        organizer());
        assertThat(mine)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .hasPathSatisfying("$.name", name -> assertThat(name).isEqualTo("Ana"))
                .hasPathSatisfying("$.phone", phone -> assertThat(phone).isEqualTo(""));
        assertThat(names(organizer())).containsExactly("Ana");
        assertThat(
                        post(
                                "/api/customers",
                                "{\"name\":\"x\",\"email\":\"ana@example.org\"}",
                                organizer()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(names(admin())).containsExactly("Ana", "Secret Name");
    }

    @Test
    void buyers_become_customers_once_however_often_they_are_told_of() {
        add("Known", "known@example.org", organizer());
        var batch =
                """
                {"buyers":[
                  {"name":"Ana","email":"ana@example.org","phone":"+351 91 555 0108","organizer_id":2},
                  {"name":"Ana again","email":"ANA@example.org","phone":null,"organizer_id":2},
                  {"name":"Ana elsewhere","email":"ana@example.org","phone":null,"organizer_id":7},
                  {"name":"Somebody","email":"known@example.org","phone":null,"organizer_id":2},
                  {"name":" ","email":"nameless@example.org","phone":"call me, it is a very long story","organizer_id":null}]}\
                """;
        for (var n = 0; n < 3; n++)
            assertThat(post("/internal/buyers", batch, service())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(names(organizer())).containsExactly("Ana", "Known");
        assertThat(names(otherOrganizer())).containsExactly("Ana elsewhere", "Known");
        assertThat(names(admin()))
                .containsExactly("Ana", "Ana elsewhere", "Known", "nameless@example.org");
        assertThat(post("/internal/buyers", batch.replace("nameless@", "@@"), service()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(count("customer")).isEqualTo(4);
    }

    @RepeatedTest(2)
    void relays_that_tell_of_the_same_buyers_at_once_add_each_once() throws Exception {
        var answers =
                together(
                        IntStream.range(0, 8)
                                .<Callable<Integer>>mapToObj(n ->
                                        () ->
                                                post("/internal/buyers", twenty(n), service())
                                                        .getResponse()
                                                        .getStatus())
                                .toList());
        assertThat(answers).containsOnly(204);
        assertThat(count("customer")).isEqualTo(20);
        assertThat(count("customer_address")).isEqualTo(20);
    }

    /** The same twenty, each time in another order. */
    private static String twenty(int start) {
        var buyers =
                IntStream.range(0, 20)
                        .mapToObj(n ->
                                "{\"name\":\"B\",\"email\":\"b%d@example.org\",\"phone\":null,\"organizer_id\":2}"
                                        .formatted((start * 7 + n) % 20))
                        .toList();
        return "{\"buyers\":[" + String.join(",", buyers) + "]}";
    }

    private List<String> search(String words) {
        return list("q=" + words);
    }

    private List<String> list(String query) {
        var page = get("/api/customers?" + query, organizer());
        assertThat(page).hasStatusOk();
        assertThat(json(page).get("items").size())
                .isLessThanOrEqualTo(json(page).get("total").asInt());
        return strings(page, "name");
    }

    private MvcTestResult put(long id, String ifMatch, String name) {
        return put(id, ifMatch, name, "ana@example.org");
    }

    private MvcTestResult put(long id, String ifMatch, String name, String email) {
        var request =
                mvc.put()
                        .uri("/api/customers/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, email))
                        .with(organizer());
        if (ifMatch != null) request.header(HttpHeaders.IF_MATCH, ifMatch);
        return request.exchange();
    }

    private long idOf(String name) {
        return jdbc.sql("select id from customer where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
