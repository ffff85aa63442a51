package dev.marquee.customer.imports;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Lists as other programs write them; holds on every database. */
abstract class ImportLayoutsContract extends RunningService {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    google           -> Alba Núñez/alba@google.example/+34 600 555 010/Calle Mayor 5, 28013 Madrid, Spain/Met at the fair; Bo Ek/bo@google.example///
                    google-new       -> Cléo Petit/cleo@google.example/06 12 55 50 10/3 rue des Lilas, 69001 Lyon/
                    outlook          -> Jürgen Groß/juergen@outlook.example/+49 221 555010/Hauptstraße 7, Köln, 50667, Deutschland/; Miro Petrovic/miro@outlook.example/+381 64 555 010/Kneza Milosa 1, Beograd, 11000, Serbia/Likes blue; Pia Private/pia@outlook.example/+49 731 555010//
                    linkedin         -> Vera Ilić/vera@linkedin.example///
                    mailchimp        -> Nora Quist/nora@mailchimp.example/+47 555 01 010/12 Quay Bergen 5003 NO/
                    eventbrite       -> Björn Berg/bjorn@eventbrite.example/+46 70 555 01 01//
                    hubspot          -> Ines Costa/ines@hubspot.example/+351 91 555 0108//
                    pretix-attendees -> Lena Vogt/lena@pretix.example//Ring 3, 10115, Berlin, DE/; Ole Kern/ole@pretix.example///
                    pretix-orders    -> Hans Zahler/hans@pretix.example/+49 30 5550101/Platz 9, 20095, Hamburg, DE/
                    hi-events        -> Tove Lind/tove@hi.example///Front row
                    german           -> Ilse Brandt/ilse@deutsch.example/0221 555010/Domstraße 1, 50667, Köln/Stammgast
                    french           -> Zoé Lefèvre/zoe@francais.example/06 12 55 50 10/3 rue des Lilas, Lyon/
                    spanish          -> Íñigo Muñoz Peña/inigo@espanol.example/600 555 010/Calle Mayor 5/
                    vietnamese       -> Nguyễn Văn Thắng/thang@viet.example/090 555 0101//; Trần Thị Đức/duc@viet.example///
                    vietnamese-1258  -> Nguyễn Văn Thắng/thang@viet.example/090 555 0101//; Trần Thị Đức/duc@viet.example///
                    indonesian       -> Putri Wulandari/putri@indonesia.example/0812 5550 101/Jalan Melati 3/
                    quoted-lines     -> Quo Ted/quo@lines.example/123//
                    """)
    void a_list_of_another_program_is_read_as_its_headings_say(String name, String customers)
            throws IOException {
        var brought = bring("/api/customers/imports", file(name));
        assertThat(brought).hasStatus(HttpStatus.CREATED);
        assertThat(post(uri(brought) + "/confirm", "", organizer())).hasStatusOk();
        var found =
                json(get("/api/customers?size=100", organizer()))
                        .get("items")
                        .valueStream()
                        .map(ImportLayoutsContract::line)
                        .sorted()
                        .toList();
        assertThat(found).containsExactly(customers.split("; "));
    }

    private static String line(JsonNode customer) {
        return String.join(
                        "/",
                        customer.get("name").asString(),
                        customer.get("email").asString(),
                        customer.get("phone").asString(),
                        customer.get("address").asString(),
                        customer.get("feedback").asString())
                .replaceAll("\\s+", " ");
    }

    @Test
    void the_answer_names_how_each_column_was_read_and_a_request_may_say_otherwise()
            throws IOException {
        var guessed = json(bring("/api/customers/imports", file("german")));
        assertThat(guessed.get("encoding").asString()).isEqualTo("windows-1252");
        assertThat(guessed.get("separator").asString()).isEqualTo("semicolon");
        assertThat(guessed.get("columns").valueStream().map(ImportLayoutsContract::column))
                .containsExactly(
                        "Firma=none",
                        "Vorname=given_name",
                        "Name=family_name",
                        "E-Mail-Adresse=email",
                        "Telefon=phone",
                        "Straße=address",
                        "PLZ=address_part",
                        "Ort=address_part",
                        "Bemerkung=feedback");
        var said =
                bring("/api/customers/imports?mapping=name,none,none,email,none", file("german"));
        assertThat(said).hasStatus(HttpStatus.CREATED);
        post(uri(said) + "/confirm", "", organizer());
        assertThat(names(organizer())).containsExactly("Brandt GmbH");
    }

    private static String column(JsonNode column) {
        return column.get("heading").asString() + "=" + column.get("read_as").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,phone",
                "email,none",
                "name,email,nonsense",
                "name,email,none,none,none,none,none,none,none,none,none"
            })
    void a_mapping_that_cannot_be_is_refused_and_nothing_is_kept(String mapping)
            throws IOException {
        assertThat(bring("/api/customers/imports?mapping=" + mapping, file("german")))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type -> assertThat(type).isEqualTo("urn:marquee:problem:unreadable-file"));
        assertThat(count("customer_import")).isZero();
    }

    @Test
    void an_empty_body_is_an_empty_file() {
        assertThat(bring("/api/customers/imports", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file with something in it")
                .doesNotContain("JSON");
    }

    @Test
    void a_company_and_a_guess_rename_nobody() throws IOException {
        add("Miroslav P.", "miro@outlook.example", organizer());
        var uri = uri(bring("/api/customers/imports?update=true", file("outlook")));
        assertThat(get(uri + "/lines?verdict=update", organizer()))
                .bodyText()
                .contains("Name stays Miroslav P.; the file says Miro Petrovic");
        post(uri + "/confirm", "", organizer());
        assertThat(names(organizer())).containsExactly("Jürgen Groß", "Miroslav P.", "Pia Private");
        assertThat(get("/api/customers?q=miro@", organizer())).bodyText().contains("64 555 010");
    }

    @Test
    void a_number_that_is_none_is_left_out_with_a_remark_and_the_customer_stays()
            throws IOException {
        var uri = uri(bring("/api/customers/imports", file("google")));
        assertThat(get(uri + "/lines?verdict=add", organizer()))
                .bodyText()
                .contains("Telephone number left out: call the office");
        assertThat(get(uri + "/lines?verdict=refused", organizer()))
                .bodyJson()
                .hasPathSatisfying("$.total", total -> assertThat(total).isEqualTo(0));
    }

    @Test
    void on_the_page_columns_are_shown_with_what_is_guessed_and_may_be_changed()
            throws IOException {
        add("Miroslav P.", "miro@outlook.example", organizer());
        var columns = upload(file("outlook"), true);
        var page = get(columns, organizer());
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Read as Windows-1252", "Kneza Milosa 1", "Hauptstraße 7")
                .doesNotContain("??");
        var form = Jsoup.parse(page.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(form.select("select[name=column] option[selected]").eachAttr("value"))
                .startsWith("none", "given_name", "none", "family_name", "none", "none")
                .contains("email", "phone", "address", "address_part", "feedback");
        assertThat(form.select("#rename").hasAttr("checked")).isFalse();

        var fields =
                new ArrayList<>(
                        form.select("select[name=column] option[selected]").eachAttr("value"));
        fields.set(5, "feedback");
        var said = say(columns, fields, true);
        assertThat(said).hasStatus3xxRedirection();
        var preview = Objects.requireNonNull(said.getResponse().getRedirectedUrl());
        assertThat(get(preview + "?show=update", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Name: Miroslav P. → Miro Petrovic", "Feedback: Riverside Ltd")
                .contains("Read as Windows-1252", "Change what the columns are")
                .doesNotContain("??");
        assertThat(names(organizer())).containsExactly("Miroslav P.");

        // changed again, the lines of before are gone
        assertThat(say(columns, fields, false)).hasStatus3xxRedirection();
        assertThat(get(preview + "?show=update", organizer()))
                .bodyText()
                .contains("Name stays Miroslav P.");
        assertThat(mvc.post().uri(preview).with(organizer())).hasStatus3xxRedirection();
        assertThat(names(organizer())).containsExactly("Jürgen Groß", "Miroslav P.", "Pia Private");
        assertThat(get(columns, organizer())).hasStatus3xxRedirection();
        assertThat(say(columns, fields, true)).hasStatus3xxRedirection();
        assertThat(count("customer")).isEqualTo(3);
        assertThat(
                        jdbc.sql("select count(*) from customer_import where content is null")
                                .query(Long.class)
                                .single())
                .as("what is done needs no file any more")
                .isEqualTo(1);
    }

    @Test
    void on_the_page_headings_that_nobody_knows_can_be_said() throws IOException {
        var columns =
                upload(
                        "Wer;Wohin;Worauf\nIda;ida@f.example;7\n".getBytes(StandardCharsets.UTF_8),
                        false);
        assertThat(say(columns, List.of("none", "none", "none"), false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say which column has the name", "ida@f.example");
        assertThat(get(columns.replace("/columns", ""), organizer()))
                .as("not planned yet")
                .hasStatus3xxRedirection();
        assertThat(mvc.post().uri(columns.replace("/columns", "")).with(organizer()))
                .as("nor confirmed")
                .hasStatus3xxRedirection();
        assertThat(names(organizer())).isEmpty();
        var preview = say(columns, List.of("name", "email", "none"), false);
        assertThat(preview).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(columns.replace("/columns", "")).with(organizer()))
                .hasStatus3xxRedirection();
        assertThat(names(organizer())).containsExactly("Ida");
    }

    @Test
    void another_encoding_and_separator_may_be_chosen() throws IOException {
        var columns = upload(file("spanish"), false);
        var wrong =
                UriComponentsBuilder.fromPath(columns)
                        .queryParam("encoding", "utf-8")
                        .queryParam("separator", "comma")
                        .toUriString();
        assertThat(get(wrong, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Read as UTF-8", "Apellidos;Correo electr\uFFFDnico");
        assertThat(get(columns + "?encoding=windows-1258&separator=semicolon", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Read as Windows-1258", "Apellidos");
        assertThat(get(columns + "?encoding=nonsense", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Read as Windows-1252");
        assertThat(get(columns, admin())).as("somebody else's").hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult bring(String uri, byte[] csv) {
        return mvc.post()
                .uri(uri)
                .with(organizer())
                .contentType("text/csv")
                .content(csv)
                .exchange();
    }

    private static String uri(MvcTestResult brought) {
        return Objects.requireNonNull(brought.getResponse().getHeader("Location"));
    }

    private String upload(byte[] csv, boolean update) {
        var brought =
                mvc.post()
                        .uri("/admin/customers/import")
                        .multipart()
                        .file(new MockMultipartFile("file", "list.csv", "text/csv", csv))
                        .param("update", String.valueOf(update))
                        .with(organizer())
                        .exchange();
        assertThat(brought).hasStatus3xxRedirection();
        return Objects.requireNonNull(brought.getResponse().getRedirectedUrl());
    }

    private MvcTestResult say(String columns, List<String> fields, boolean rename) {
        return mvc.post()
                .uri(columns)
                .param("column", fields.toArray(String[]::new))
                .param("rename", String.valueOf(rename))
                .with(organizer())
                .exchange();
    }

    private static byte[] file(String name) throws IOException {
        try (var file =
                ImportLayoutsContract.class.getResourceAsStream("/imports/" + name + ".csv")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
