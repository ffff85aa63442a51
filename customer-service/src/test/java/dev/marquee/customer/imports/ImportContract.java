package dev.marquee.customer.imports;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AssertProvider;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Customers from a file; holds on every database. */
abstract class ImportContract extends RunningService {

    private static final String FILE =
            """
            Name;E-mail;Telephone;Address;VAT
            Tejo Arts Council;events@tejo.example.org;+351 21 555 0101;"Rua do Alecrim 40; Lisbon";1
            Ana Maria;ANA@example.org;;;2
            =cmd|' /C calc'!A1;formula@example.org;;<img src=x onerror=alert(1)>;3
            Nobody;nobody;call me;;4
            Tejo again;Events@Tejo.example.org.;;;5
            """;

    @Test
    void programs_bring_a_file_look_at_it_and_confirm_it() {
        var brought = bring("/api/customers/imports", FILE);
        assertThat(brought)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .hasPathSatisfying("$.add", is(3))
                .hasPathSatisfying("$.refused", is(2))
                .hasPathSatisfying("$.confirmed", is(false));
        var uri = brought.getResponse().getHeader("Location");
        assertThat(get(uri + "/lines?size=1", organizer()))
                .bodyJson()
                .hasPathSatisfying("$.total", is(2))
                .hasPathSatisfying("$.items[0].line", is(5))
                .hasPathSatisfying(
                        "$.items[0].reason",
                        reason -> assertThat(reason).asString().contains("Check the e-mail"));
        assertThat(get(uri + "/lines?verdict=some", organizer())).hasStatus(422);
        assertThat(get(uri, admin())).as("somebody else's").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(names(organizer())).isEmpty();

        for (var time : List.of("once", "again"))
            assertThat(post(uri + "/confirm", "", organizer()))
                    .as(time)
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying("$.confirmed", is(true));
        assertThat(names(organizer())).hasSize(3);
        assertThat(send(HttpMethod.DELETE, uri, "", organizer())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(uri, organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(bring("/api/customers/imports", "Name;Town\nAna;Lisbon\n"))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.type", is("urn:marquee:problem:unreadable-file"));
    }

    private MvcTestResult bring(String uri, String csv) {
        return mvc.post()
                .uri(uri)
                .with(organizer())
                .contentType("text/csv")
                .content(csv)
                .exchange();
    }

    @Test
    void nothing_is_stored_before_it_is_confirmed_and_then_what_was_shown() {
        add(
                "{\"name\":\"Ana\",\"email\":\"ana@example.org\",\"phone\":\"123\",\"feedback\":\"Kind\"}",
                organizer());
        var page = look(FILE, true, organizer());
        assertThat(get(page, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is stored yet", "Import 3 lines", "Not read: VAT")
                .contains("Tejo Arts Council", "=cmd|&#39; /C calc&#39;!A1", "&lt;img src=x")
                .doesNotContain("??", "<img src=x");
        assertThat(get(page + "?show=update", organizer()))
                .bodyText()
                .contains("Name: Ana → Ana Maria");
        assertThat(get(page + "?show=refused", organizer()))
                .bodyText()
                .contains("Check the e-mail address")
                .contains("Line 2 has the same e-mail address");
        assertThat(names(organizer())).containsExactly("Ana");

        assertThat(confirm(page, organizer())).hasStatus3xxRedirection();
        assertThat(names(organizer()))
                .containsExactly("=cmd|' /C calc'!A1", "Ana Maria", "Tejo Arts Council");
        var ana = get("/api/customers?q=ana@", organizer());
        assertThat(ana)
                .bodyJson()
                .hasPathSatisfying("$.items[0].phone", is("123"))
                .hasPathSatisfying("$.items[0].feedback", is("Kind"))
                .hasPathSatisfying("$.items[0].email", is("ana@example.org"))
                .hasPathSatisfying("$.items[0].origin", is("staff"));
        assertThat(get("/api/customers?origin=import", organizer()))
                .bodyJson()
                .hasPathSatisfying("$.items[1].address", is("Rua do Alecrim 40; Lisbon"))
                .hasPathSatisfying("$.total", is(2));
        assertThat(get(page, organizer()))
                .bodyText()
                .contains("2 added, 1 changed, 0 known already, 2 refused")
                .doesNotContain("Nothing is stored yet");
        assertThat(confirm(page, organizer())).hasStatus3xxRedirection();
        assertThat(count("customer")).isEqualTo(3);
        assertThat(owed("audit"))
                .filteredOn(entry -> entry.contains("customers.imported"))
                .singleElement()
                .asString()
                .contains("2 added, 1 changed");
    }

    @Test
    void the_refused_lines_are_taken_along_put_right_and_brought_again() throws Exception {
        var page = look(FILE, false, organizer());
        confirm(page, organizer());
        var csv = get(page + "/refused.csv", organizer());
        var text = csv.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text.lines())
                .hasSize(3)
                .first()
                .isEqualTo("\uFEFFName,E-mail,Telephone,Address,VAT,Line,Why it was refused");
        assertThat(text).contains("Nobody,nobody,call me,,4,5,", "Check the e-mail address");
        var again =
                look(
                        text.replace("nobody,call me", "nobody@example.org,'+351 91 555 0108"),
                        false,
                        organizer());
        confirm(again, organizer());
        assertThat(get("/api/customers?q=nobody@", organizer()))
                .bodyJson()
                .hasPathSatisfying("$.items[0].phone", is("+351 91 555 0108"));
    }

    @Test
    void who_is_known_is_left_alone_unless_one_asks_and_empty_cells_change_nothing() {
        add("{\"name\":\"Ana\",\"email\":\"ana@example.org\",\"phone\":\"123\"}", organizer());
        var file = "name,email,phone\nAna Maria,ana@example.org,\n";
        confirm(look(file, false, organizer()), organizer());
        assertThat(names(organizer())).containsExactly("Ana");
        confirm(look(file, true, organizer()), organizer());
        assertThat(get("/api/customers", organizer()))
                .bodyJson()
                .hasPathSatisfying("$.items[0].name", is("Ana Maria"))
                .hasPathSatisfying("$.items[0].phone", is("123"));
        var page = look(file, true, organizer());
        assertThat(get(page, organizer()))
                .bodyText()
                .contains("nothing in this file to add or to change");
    }

    @Test
    void what_somebody_changed_since_it_was_shown_is_refused_and_the_rest_is_done() {
        var ana = add("Ana", "ana@example.org", organizer());
        var page =
                look(
                        "name,email\nAna Maria,ana@example.org\nNew,new@example.org\nOther,other@example.org\n",
                        true,
                        organizer());
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/customers/" + ana,
                                "{\"name\":\"Ana Lucia\",\"email\":\"ana@example.org\"}",
                                organizer()))
                .hasStatusOk();
        add("Somebody's New", "new@example.org", otherOrganizer());
        assertThat(confirm(page, organizer())).hasStatus3xxRedirection();
        assertThat(names(organizer())).containsExactly("Ana Lucia", "Other", "Somebody's New");
        assertThat(get(page + "?show=refused", organizer()))
                .bodyText()
                .contains("Somebody changed this customer meanwhile")
                .contains("Somebody added a customer with this address meanwhile");
    }

    @Test
    void a_file_is_its_owners_and_shows_nobody_elses_buyers() {
        bought("Secret Name", "secret@example.org", 7);
        var page = look("name,email\nMine,secret@example.org\n", true, organizer());
        assertThat(get(page, organizer()))
                .bodyText()
                .contains("Import 1 line")
                .doesNotContain("Secret Name");
        for (var stranger : List.of(otherOrganizer(), admin())) {
            assertThat(get(page, stranger)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(confirm(page, stranger)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(page + "/refused.csv", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.post().uri(page + "/discard").with(admin())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(page, organizer())).hasStatusOk();
        var support = account(5, "support@ticket.local", "SUPPORT");
        assertThat(get("/admin/customers/import", support)).hasStatus(HttpStatus.FORBIDDEN);
        confirm(page, organizer());
        assertThat(names(otherOrganizer())).containsExactly("Mine", "Secret Name");
        assertThat(mvc.post().uri(page + "/discard").with(organizer())).hasStatus3xxRedirection();
        assertThat(get(page, organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(count("customer_import_line")).isZero();
    }

    @Test
    void a_file_whose_day_is_over_is_gone() {
        var page = look("name,email\nMine,mine@example.org\n", true, organizer());
        jdbc.sql("update customer_import set expires_at = created_at").update();
        assertThat(get(page, organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(confirm(page, organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(names(organizer())).isEmpty();
        look("name,email\nMine,mine@example.org\n", true, organizer());
        assertThat(count("customer_import")).isEqualTo(1);
    }

    @Test
    void a_file_of_the_version_before_is_shown_and_confirmed_without_its_columns() {
        var page = look("name,email\nMine,mine@example.org\n", true, organizer());
        jdbc.sql("update customer_import set content = null, reading = null").update();
        assertThat(get(page, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Import 1 line")
                .doesNotContain("??", "Read as", "Change what the columns are");
        assertThat(get(page + "/columns", organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        get(
                                page.replace("/admin/customers/import", "/api/customers/imports"),
                                organizer()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.encoding", is(""));
        assertThat(confirm(page, organizer())).hasStatus3xxRedirection();
        assertThat(names(organizer())).containsExactly("Mine");
    }

    @Test
    void what_cannot_be_read_is_said_on_the_page() {
        assertThat(upload("no headings\n", false, organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A line must name the columns", "no headings")
                .doesNotContain("??");
        assertThat(upload("", false, organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose a file");
        assertThat(mvc.post().uri("/admin/customers/import").with(organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(count("customer_import")).isZero();
    }

    @RepeatedTest(2)
    void confirmed_many_times_at_once_it_is_done_once() throws Exception {
        var lines =
                IntStream.range(0, 300)
                        .mapToObj(n -> "Name %d,n%d@example.org".formatted(n, n))
                        .collect(Collectors.joining("\n", "name,email\n", "\n"));
        var page = look(lines, false, organizer());
        var other = look(lines, false, otherOrganizer());
        var answers =
                together(
                        IntStream.range(0, 6)
                                .<Callable<Integer>>mapToObj(n ->
                                        () ->
                                                (n % 2 == 0
                                                                ? confirm(page, organizer())
                                                                : confirm(other, otherOrganizer()))
                                                        .getResponse()
                                                        .getStatus())
                                .toList());
        assertThat(answers).containsOnly(302);
        assertThat(count("customer")).isEqualTo(300);
        assertThat(count("customer_address")).isEqualTo(300);
    }

    private static Consumer<AssertProvider<JsonPathValueAssert>> is(Object value) {
        return found -> assertThat(found).isEqualTo(value);
    }

    /**
     * Brings a file, takes its columns for what the page suggests, and returns the address of the
     * page that shows what would happen.
     */
    private String look(String file, boolean update, JwtRequestPostProcessor as) {
        var looked = upload(file, update, as);
        assertThat(looked).hasStatus3xxRedirection();
        var columns = String.valueOf(looked.getResponse().getRedirectedUrl());
        var page = get(columns, as);
        assertThat(page).hasStatusOk();
        var form = Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), UTF_8));
        var said =
                mvc.post()
                        .uri(columns)
                        .param(
                                "column",
                                form.select("select[name=column] option[selected]")
                                        .eachAttr("value")
                                        .toArray(String[]::new))
                        .param("rename", String.valueOf(form.select("#rename").hasAttr("checked")))
                        .with(as)
                        .exchange();
        assertThat(said).hasStatus3xxRedirection();
        return String.valueOf(said.getResponse().getRedirectedUrl());
    }

    private MvcTestResult upload(String file, boolean update, JwtRequestPostProcessor as) {
        return mvc.post()
                .uri("/admin/customers/import")
                .multipart()
                .file(
                        new MockMultipartFile(
                                "file",
                                "C:\\x\\<b>customers</b>.csv",
                                "text/csv",
                                file.getBytes(StandardCharsets.UTF_8)))
                .param("update", String.valueOf(update))
                .with(as)
                .exchange();
    }

    private MvcTestResult confirm(String page, JwtRequestPostProcessor as) {
        return mvc.post().uri(page).with(as).exchange();
    }
}
