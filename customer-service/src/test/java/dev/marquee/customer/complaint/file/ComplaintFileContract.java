package dev.marquee.customer.complaint.file;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Files that people send along, of which nothing may do anything but be looked at. */
abstract class ComplaintFileContract extends RunningService {

    @Autowired private ComplaintLinks links;
    @Autowired private Complaints complaints;

    private String address = "";

    @BeforeEach
    void somebodyComplains() {
        var made =
                post("/api/complaints", "{\"subject\":\"Cold\",\"message\":\"Brr\"}", customer());
        address = "/api/complaints/" + json(made).get("id").asLong() + "/files";
    }

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private MvcTestResult send(String name, byte[] content, JwtRequestPostProcessor as) {
        return mvc.post()
                .uri(address + "?name={name}", name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(content)
                .with(as)
                .exchange();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] with(byte[] file, String more) {
        var words = more.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(file.length + words.length).put(file).put(words).array();
    }

    private byte[] got(MvcTestResult added) {
        var answer = get(address + "/" + json(added).get("id").asLong(), customer());
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/octet-stream")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .hasHeader("Cache-Control", "no-store");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename");
        return answer.getResponse().getContentAsByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "  <!DOCTYPE html><script>alert(1)</script>",
                "%PDF-1.7 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
                "PK\u0003\u0004 an archive"
            })
    void what_may_do_something_is_not_taken_whatever_it_is_called(String content) {
        for (var name : new String[] {"seat.jpg", "letter.pdf", "notes.txt"})
            assertThat(send(name, content.getBytes(StandardCharsets.UTF_8), customer()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void three_bytes_of_a_compressed_page_make_no_script() {
        var harmless = "%PDF-1.7 1 0 obj << /Length 6 >> stream\nab/JSx/JavaScripts\nendstream";
        assertThat(send("letter.pdf", harmless.getBytes(StandardCharsets.UTF_8), customer()))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void of_a_picture_nothing_stays_but_what_one_sees() throws IOException {
        var hidden = "<script>alert('MARK-GPS-38.7223')</script>";
        var added = send("seat.jpg", with(picture("jpeg", 64, 48), hidden), customer());
        assertThat(added).hasStatus(HttpStatus.CREATED);
        var kept = got(added);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("MARK-GPS");
        var seen = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(seen.getWidth()).isEqualTo(64);
        // The control: in what was sent it is there.
        assertThat(new String(with(picture("jpeg", 64, 48), hidden), StandardCharsets.ISO_8859_1))
                .contains("MARK-GPS");
    }

    @Test
    void a_picture_that_says_it_has_more_pixels_than_any_memory_is_not_read() throws IOException {
        var bomb = picture("png", 8, 8);
        ByteBuffer.wrap(bomb).putInt(16, 19_000).putInt(20, 19_000);
        var check = new CRC32();
        check.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) check.getValue());
        assertThat(send("big.png", bomb, customer())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "seat.jpg.html, seat.jpg",
        "../../etc/passwd, passwd.jpg",
        "photo\u202Egpj.exe, photogpj.jpg",
        "'a\"b<c>.svg', abc.jpg",
        ".html, file.jpg"
    })
    void a_name_says_what_the_file_is(String name, String kept) throws IOException {
        var added = send(name, picture("jpeg", 8, 8), customer());
        assertThat(json(added).get("name").asString()).isEqualTo(kept);
    }

    @Test
    void there_are_five_an_entry_and_a_large_one_comes_back_whole() {
        var text = "Row A, seat 1. ".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        var first = send("list.txt", text, customer());
        assertThat(first).hasStatus(HttpStatus.CREATED);
        assertThat(got(first)).isEqualTo(text);
        for (var n = 0; n < 4; n++)
            assertThat(send("list.txt", "x".getBytes(StandardCharsets.UTF_8), customer()))
                    .hasStatus(HttpStatus.CREATED);
        assertThat(send("list.txt", "x".getBytes(StandardCharsets.UTF_8), customer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void the_files_of_a_note_are_for_staff_and_those_of_others_are_nobodys() {
        assertThat(send("x.txt", "x".getBytes(StandardCharsets.UTF_8), support()))
                .as("staff wrote nothing yet")
                .hasStatus(HttpStatus.CONFLICT);
        post(
                address.replace("/files", "/entries"),
                "{\"text\":\"Look at this\",\"public\":false}",
                support());
        var noted = send("x.txt", "secret".getBytes(StandardCharsets.UTF_8), support());
        var file = address + "/" + json(noted).get("id").asLong();
        assertThat(get(file, support())).hasStatusOk();
        assertThat(get(file, customer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(file, account(44, "somebody@example.org", "CUSTOMER")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult sendAsGuest(String page) {
        return mvc.perform(
                multipart(page + "/files")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "seat.txt",
                                        "text/plain",
                                        "Row A".getBytes(UTF_8))));
    }

    private static String linkIn(String page, String address) {
        var link = Pattern.compile("\"(" + Pattern.quote(address) + "/files/\\d+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void a_guest_sends_files_by_the_link_of_a_mail_and_sees_those_of_no_other() throws Exception {
        var pages = new ArrayList<String>();
        for (var name : List.of("anh", "binh")) {
            post(
                    "/api/complaints",
                    "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"A\",\"email\":\"%s@example.org\"}"
                            .formatted(name),
                    support());
        }
        for (var id :
                jdbc.sql("select id from complaint where requester_account is null order by id")
                        .query(Long.class)
                        .list())
            pages.add("/complaints/" + links.tokenOf(complaints.find(id).orElseThrow()));
        var own = pages.getFirst();
        assertThat(sendAsGuest(own)).hasStatus3xxRedirection().hasRedirectedUrl(own + "#last");
        var shown = mvc.get().uri(own).exchange();
        var file = linkIn(shown.getResponse().getContentAsString(), own);
        var answer = mvc.get().uri(file).exchange();
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/octet-stream")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .hasHeader("Cache-Control", "no-store")
                .hasBodyTextEqualTo("Row A");
        var other = pages.getLast() + file.substring(own.length());
        assertThat(mvc.get().uri(other).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(sendAsGuest(own + "x")).hasStatus(HttpStatus.NOT_FOUND);
    }
}
