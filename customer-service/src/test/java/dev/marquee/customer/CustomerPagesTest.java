package dev.marquee.customer;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriUtils;

@OnH2
class CustomerPagesTest extends RunningService {

    private static final List<String> HOSTILE =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "=cmd|' /C calc'!A1",
                    "{{1234*5678}} ${1234*5678} [[${1234*5678}]]",
                    "مهرجان الفانوس \u202Eabc",
                    "🎭 Theatre 日本語 Nguyễn");

    @TempDir Path folder;

    @Test
    void the_form_keeps_what_was_typed_and_says_what_is_wrong() {
        assertThat(get("/admin/customers", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("No customer yet", "/admin/customers/new");
        assertThat(get("/admin/customers/new", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("New customer")
                .doesNotContain("??");
        assertThat(
                        form(
                                "/admin/customers/new",
                                Map.of(
                                        "name", "",
                                        "email", "nobody",
                                        "address", "Kept street 7")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Say what the customer is called",
                        "Check the e-mail address",
                        "Kept street 7");
        var ana = Map.of("name", "Ana", "email", "ana@example.org");
        var added = form("/admin/customers/new", ana);
        assertThat(added).hasStatus3xxRedirection();
        assertThat(
                        form(
                                "/admin/customers/new",
                                Map.of("name", "Ana 2", "email", "ANA@example.org")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Another customer has this e-mail address", "Ana 2");
        var page = added.getResponse().getRedirectedUrl();
        assertThat(get(page, admin()))
                .hasStatusOk()
                .bodyText()
                .contains("The customer is added", "Nothing yet")
                .doesNotContain("??");
    }

    @Test
    void a_note_that_says_nothing_is_asked_for_again_and_one_that_does_is_in_the_timeline() {
        var page = "/admin/customers/" + add("Ana", "ana@example.org", admin());
        assertThat(form(page + "/history", Map.of("text", " ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write what happened first");
        assertThat(form(page + "/history", Map.of("text", "Met at the fair")))
                .hasStatus3xxRedirection();
        assertThat(get(page, admin())).bodyText().containsOnlyOnce("Met at the fair");
        var support = account(5, "support@ticket.local", "SUPPORT");
        assertThat(get(page, support))
                .hasStatusOk()
                .bodyText()
                .contains("Met at the fair")
                .doesNotContain("Add note", "/edit", "/delete", "/erase");
        assertThat(get(page, admin())).bodyText().contains("/edit", "/merge", "/erase");
        assertThat(get(page, organizer()))
                .bodyText()
                .contains("Others work with this customer too", "Add note")
                .doesNotContain("/edit", "/merge", "/delete", "/erase");
    }

    @Test
    void the_second_of_two_who_edit_keeps_the_input_and_sees_what_it_says_now() {
        var page = "/admin/customers/" + add("Ana", "ana@example.org", admin());
        assertThat(get(page + "/edit", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"version\" value=\"0\"");
        var first = new HashMap<>(Map.of("name", "Ana Maria", "email", "ana@example.org"));
        first.put("version", "0");
        assertThat(form(page, first)).hasStatus3xxRedirection();
        var second = new HashMap<>(first);
        second.put("name", "Ana Lucia");
        assertThat(form(page, second))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains(
                        "Somebody else changed this customer meanwhile",
                        "Ana Maria",
                        "value=\"Ana Lucia\"",
                        "name=\"version\" value=\"1\"")
                .doesNotContain("??");
        assertThat(names(admin())).containsExactly("Ana Maria");
        second.put("version", "1");
        assertThat(form(page, second)).hasStatus3xxRedirection();
        assertThat(names(admin())).containsExactly("Ana Lucia");
    }

    @Test
    void what_people_type_is_only_ever_text() throws Exception {
        for (var i = 0; i < HOSTILE.size(); i++) hostile(HOSTILE.get(i), "h" + i + "@example.org");
        for (var i = 0; i < HOSTILE.size(); i++) hostile(HOSTILE.get(i), "t" + i + "@example.org");
        var ids = jdbc.sql("select id from customer order by id").query(Long.class).list();
        for (var i = 0; i < HOSTILE.size(); i++) {
            var id = ids.get(i);
            var next = ids.get(i + HOSTILE.size());
            for (var address :
                    List.of(
                            "/admin/customers",
                            "/admin/customers?q=" + UriUtils.encode(HOSTILE.get(i), "UTF-8"),
                            "/admin/customers/" + id,
                            "/admin/customers/" + id + "/edit",
                            "/admin/customers/" + id + "/delete",
                            "/admin/customers/" + id + "/erase",
                            "/admin/customers/" + id + "/merge?q=example",
                            "/admin/customers/" + id + "/merge/" + next,
                            "/admin/customers/duplicates"))
                assertThat(get(address, admin()))
                        .as(address)
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("<img src=x", "7006652", "??")
                        .contains(
                                HOSTILE.get(i)
                                        .replace("\u202E", "") // what turns text around is dropped
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")
                                        .replace("'", "&#39;"));
        }
    }

    @Test
    void what_is_listed_is_taken_along_whole_and_no_cell_is_a_formula() throws Exception {
        for (var i = 0; i < HOSTILE.size(); i++) hostile(HOSTILE.get(i), "h" + i + "@example.org");
        add("Somebody else", "else@other.example", organizer());
        var csv = get("/admin/customers/export.csv?q=example.org&sort=email", admin());
        assertThat(csv).hasStatusOk();
        var text = csv.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFName,E-mail,")
                .contains("'=cmd|' /C calc'!A1", "مهرجان", "🎭 Theatre 日本語", "<img src=x")
                .doesNotContain("\n=cmd", ",=cmd", "\"=cmd", "Somebody else");
        assertThat(text.lines()).hasSize(1 + HOSTILE.size());
        var sheet = sheet(get("/admin/customers/export.xlsx?q=example.org", admin()));
        assertThat(sheet).contains("&lt;img src=x").doesNotContain("<f>", "Somebody else");
        assertThat(get("/admin/customers/export.pdf", admin())).hasStatus4xxClientError();
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customers.exported"))
                .hasSize(2);
    }

    @Test
    void a_page_of_twenty_asks_the_database_no_more_often_than_one_of_two() {
        for (var n = 0; n < 2; n++) add("Ana " + n, "ana" + n + "@example.org", organizer());
        var id = jdbc.sql("select min(id) from customer").query(Long.class).single();
        var list = statements.of(() -> get("/admin/customers", organizer()));
        var api = statements.of(() -> get("/api/customers", organizer()));
        var page = statements.of(() -> get("/admin/customers/" + id, organizer()));
        var pairs = statements.of(() -> get("/admin/customers/duplicates", organizer()));
        for (var n = 2; n < 40; n++) {
            add("Ana", "ana" + n + "@example.org", organizer());
            post("/api/customers/" + id + "/history", "{\"text\":\"x\"}", organizer());
        }
        assertThat(statements.of(() -> get("/admin/customers", organizer()))).isEqualTo(list);
        assertThat(statements.of(() -> get("/api/customers", organizer()))).isEqualTo(api);
        assertThat(statements.of(() -> get("/admin/customers/" + id, organizer()))).isEqualTo(page);
        assertThat(list).isLessThanOrEqualTo(4);
        assertThat(page).isLessThanOrEqualTo(6);
        assertThat(statements.of(() -> get("/admin/customers/duplicates", organizer())))
                .isEqualTo(pairs + 1); // where there are any, they are read too
    }

    @Test
    void long_lists_have_pages_that_keep_what_is_searched_and_how_it_is_sorted() {
        for (var n : IntStream.range(0, 45).toArray())
            add("Ana %02d".formatted(n), "ana%d@example.org".formatted(n), organizer());
        assertThat(get("/admin/customers?q=ana&sort=-name&page=1", organizer()))
                .bodyText()
                .contains("Ana 24", "Ana 05", "21 to 40 of 45", "q=ana&amp;sort=-name&amp;page=2")
                .contains("export.csv?q=ana&amp;sort=-name")
                .doesNotContain("Ana 25", "Ana 04");
        for (var odd : List.of("page=999", "page=-1", "sort=nonsense", "origin=nonsense"))
            assertThat(get("/admin/customers?" + odd, organizer())).hasStatusOk();
    }

    private void hostile(String words, String email) {
        assertThat(
                        form(
                                "/admin/customers/new",
                                Map.of(
                                        "name", words,
                                        "email", email,
                                        "address", words,
                                        "feedback", words)))
                .hasStatus3xxRedirection();
        var id =
                jdbc.sql("select id from customer where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
        assertThat(form("/admin/customers/" + id + "/history", Map.of("text", words)))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult form(String address, Map<String, String> fields) {
        var request = mvc.post().uri(URI.create(address)).with(admin());
        fields.forEach(request::param);
        return request.exchange();
    }

    private String sheet(MvcTestResult workbook) throws Exception {
        var file =
                Files.write(
                        folder.resolve("customers.xlsx"),
                        workbook.getResponse().getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            var text = new StringBuilder();
            for (var part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"))
                text.append(
                        new String(
                                zip.getInputStream(zip.getEntry(part)).readAllBytes(),
                                StandardCharsets.UTF_8));
            return text.toString();
        }
    }
}
