package dev.marquee.event.brand;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.OtherServices;
import dev.marquee.platform.config.Sha256;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an organiser looks like, and who is told of it. */
abstract class BrandContract {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String LOOK = "{\"name\":\"Tejo Arts Council\",\"colour\":\"#FFD400\"}";

    @Autowired MockMvcTester mvc;

    private final long id = 40_000 + NUMBERS.incrementAndGet() + first();
    private final JwtRequestPostProcessor owner =
            account(id, "owner" + id + "@example.org", "ORGANIZER");
    private final String at = "/api/brands/" + id;

    /** Each class has organisers of its own: they share what other services were told. */
    abstract int first();

    @Test
    void a_look_is_stored_readable_and_told_to_who_shows_it() throws Exception {
        OtherServices.TICKETS.up();
        assertThat(send(HttpMethod.GET, at, null, null, null))
                .hasStatusOk()
                .hasHeader("ETag", "\"0\"")
                .bodyText()
                .contains("\"name\":null", "\"logo\":null");
        assertThat(send(HttpMethod.PUT, at, LOOK, "\"0\"", owner)).hasStatusOk();
        assertThat(logo(written(picture(600, 150), "png"), owner)).hasStatus(HttpStatus.NO_CONTENT);
        var look = text(send(HttpMethod.GET, at, null, null, null));
        assertThat(JsonPath.<String>read(look, "$.colour")).isEqualTo("#ffd400");
        assertThat(JsonPath.<String>read(look, "$.colour_on_dark")).isEqualTo("#ffd400");
        var light = JsonPath.<String>read(look, "$.colour_on_light");
        assertThat(Colour.parse(light).orElseThrow().contrast(Colour.WHITE))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(JsonPath.<Integer>read(look, "$.logo.width")).isEqualTo(180);
        assertThat(JsonPath.<Integer>read(look, "$.logo.height")).isEqualTo(45);
        for (var service : new OtherServices[] {OtherServices.TICKETS, OtherServices.NOTIFICATIONS})
            await("told")
                    .until(() ->
                            service.asked("PUT", "/internal/brands/" + id).stream()
                                    .anyMatch(told ->
                                            told.body().contains("\"version\":2")
                                                    && told.body().contains(light)
                                                    && told.body().contains("\"png\":\"iVBOR")));
        OtherServices.TICKETS.down();
        var shown = mvc.get().uri(JsonPath.<String>read(look, "$.logo.url")).exchange();
        assertThat(shown).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("public", "immutable");
        var seen =
                ImageIO.read(new ByteArrayInputStream(shown.getResponse().getContentAsByteArray()));
        assertThat(seen.getWidth() + "x" + seen.getHeight()).isEqualTo("360x90");
        assertThat(send(HttpMethod.DELETE, at + "/logo", null, null, owner))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(send(HttpMethod.DELETE, at + "/logo", null, null, owner))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(send(HttpMethod.GET, at + "/logo", null, null, null))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    /** What may be kept for a year is what its address says, while somebody changes the logo. */
    @Test
    void a_logo_and_its_hash_are_of_one_moment() {
        var files = new byte[][] {written(picture(60, 40), "png"), written(picture(90, 30), "png")};
        assertThat(logo(files[1], owner)).hasStatus(HttpStatus.NO_CONTENT);
        var changing =
                CompletableFuture.runAsync(() -> {
                    for (var n = 0; n < 30; n++)
                        assertThat(logo(files[n % 2], owner)).hasStatus(HttpStatus.NO_CONTENT);
                });
        do {
            var seen = send(HttpMethod.GET, at + "/logo", null, null, null).getResponse();
            var hash =
                    Sha256.of(
                            new String(seen.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
            assertThat(seen.getHeader("ETag")).isEqualTo('"' + hash.substring(0, 16) + '"');
            var kept =
                    send(HttpMethod.GET, at + "/logo?v=" + hash.substring(0, 16), null, null, null);
            var other = send(HttpMethod.GET, at + "/logo?v=0123456789abcdef", null, null, null);
            if (kept.getResponse().getHeader("ETag").contains(hash.substring(0, 16)))
                assertThat(kept.getResponse().getHeader("Cache-Control")).contains("immutable");
            else
                assertThat(kept.getResponse().getHeader("Cache-Control"))
                        .doesNotContain("immutable");
            assertThat(other.getResponse().getHeader("Cache-Control")).doesNotContain("immutable");
        } while (!changing.isDone());
        changing.join();
    }

    @Test
    void nothing_of_a_file_is_kept_but_what_one_sees() throws Exception {
        var evil = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        for (var format : new String[] {"png", "jpg"}) {
            var polyglot = new ByteArrayOutputStream();
            polyglot.write(written(picture(60, 40), format));
            polyglot.write(evil);
            assertThat(logo(polyglot.toByteArray(), owner)).hasStatus(HttpStatus.NO_CONTENT);
            var kept = mvc.get().uri(at + "/logo").exchange().getResponse().getContentAsByteArray();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .startsWith("\u0089PNG")
                    .doesNotContain("script");
            assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(60);
        }
    }

    @Test
    void what_is_no_small_png_or_jpeg_is_refused_and_the_logo_stays() {
        assertThat(logo(written(picture(60, 40), "png"), owner)).hasStatus(HttpStatus.NO_CONTENT);
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        var noise = written(noise(400, 300), "png");
        assertThat(noise.length).isGreaterThan(200_000);
        var whole = written(picture(300, 300), "png");
        var cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        refused(svg.getBytes(StandardCharsets.UTF_8), "PNG or a JPEG");
        refused(written(picture(60, 40), "gif"), "PNG or a JPEG");
        refused("RIFF1234WEBPVP8 ".getBytes(StandardCharsets.US_ASCII), "PNG or a JPEG");
        refused(new byte[0], null);
        refused(noise, "200 kB");
        refused(bomb(10_000, 5_000), "16 million");
        refused(cut, "ends before");
        assertThat(mvc.get().uri(at + "/logo")).hasStatusOk();
    }

    private void refused(byte[] file, String why) {
        var answer = logo(file, owner);
        assertThat(answer.getResponse().getStatus()).isIn(400, 422);
        if (why != null) assertThat(answer).bodyText().contains("\"field\":\"logo\"", why);
    }

    @Test
    void somebody_else_s_look_is_seen_and_not_changed() {
        assertThat(send(HttpMethod.PUT, at, LOOK, null, owner)).hasStatusOk();
        var stranger = account(id + 5_000, "stranger@example.org", "ORGANIZER");
        assertThat(send(HttpMethod.PUT, at, LOOK, null, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(logo(written(picture(60, 40), "png"), stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, at + "/logo", null, null, stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/admin/brand?organizer=" + id).with(stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.PUT, at, LOOK, null, admin())).hasStatusOk();
        assertThat(mvc.get().uri("/admin/brand?organizer=" + id).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Tejo Arts Council");
    }

    @Test
    void of_two_who_change_it_one_is_told() {
        assertThat(send(HttpMethod.PUT, at, LOOK, "\"0\"", owner)).hasStatusOk();
        assertThat(send(HttpMethod.PUT, at, LOOK, "\"0\"", owner))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.PUT, at, LOOK.replace("#FFD400", "red"), null, owner))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"field\":\"colour\"");
        var page = form("First", "#0b7285", "1");
        assertThat(page).hasStatus3xxRedirection().hasRedirectedUrl("/admin/brand?done=saved");
        var late = form("Second", "#0b7285", "1");
        assertThat(late)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("somebody else has changed it", "Name: First", "value=\"Second\"");
        assertThat(
                        form(
                                "Second",
                                "#0b7285",
                                Jsoup.parse(text(late)).select("[name=version]").val()))
                .hasStatus3xxRedirection();
    }

    @Test
    void the_page_says_where_a_colour_is_shifted_and_keeps_what_was_typed() {
        assertThat(form("Tejo", "blue", "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"Tejo\"", "value=\"blue\"", "#0b7285");
        assertThat(form("Tejo", "#ffd400", "0")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/admin/brand").with(owner))
                .bodyText()
                .contains("#ffd400 is hard to read on a light ground")
                .doesNotContain("hard to read on a dark ground", "??", "style=");
        assertThat(mvc.get().uri("/admin/brand/preview.css").with(owner))
                .hasStatusOk()
                .bodyText()
                .contains(".brand-light", "#ffd400");
    }

    @Test
    void pages_of_an_event_get_the_look_of_its_organiser_as_a_style_sheet() throws Exception {
        var code = published();
        var sheet = "/api/events/" + code + "/brand.css";
        assertThat(mvc.get().uri(sheet)).hasStatusOk().bodyText().doesNotContain("{");
        var name = "{\"name\":\"\\\"}*{x:url(//evil) é\",\"colour\":\"#0b7285\"}";
        assertThat(send(HttpMethod.PUT, at, name, null, owner)).hasStatusOk();
        assertThat(logo(written(picture(60, 40), "png"), owner)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(mvc.get().uri(sheet))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/css")
                .bodyText()
                .contains("--link:var(--brand)", "/api/brands/" + id + "/logo?v=", "#0b7285", "é")
                .doesNotContain("evil)", "*{", "//");
        assertThat(mvc.get().uri("/api/events/EV99999/brand.css"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("{");
    }

    private String published() throws Exception {
        var made =
                mvc.post()
                        .uri("/api/events")
                        .with(owner)
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"Seen\",\"starts_at\":\"2030-07-01\",\"capacity\":5}")
                        .exchange();
        var event = ((Number) JsonPath.read(text(made), "$.id")).longValue();
        assertThat(
                        mvc.patch()
                                .uri("/api/events/" + event + "/status")
                                .with(owner)
                                .contentType(APPLICATION_JSON)
                                .content("{\"status\":\"published\"}"))
                .hasStatusOk();
        return JsonPath.read(text(made), "$.code");
    }

    private MvcTestResult form(String name, String colour, String version) {
        return mvc.post()
                .uri("/admin/brand")
                .with(owner)
                .multipart()
                .file(new MockMultipartFile("file", "", "application/octet-stream", new byte[0]))
                .param("name", name)
                .param("colour", colour)
                .param("version", version)
                .exchange();
    }

    private MvcTestResult logo(byte[] file, RequestPostProcessor who) {
        return mvc.put()
                .uri(at + "/logo")
                .with(who)
                .contentType(MediaType.IMAGE_PNG)
                .content(file)
                .exchange();
    }

    private MvcTestResult send(
            HttpMethod method, String path, String body, String ifMatch, RequestPostProcessor who) {
        var request = mvc.method(method).uri(path);
        if (who != null) request.with(who);
        if (body != null) request.contentType(APPLICATION_JSON).content(body);
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        return picture;
    }

    private static BufferedImage noise(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(15);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) picture.setRGB(x, y, random.nextInt(0x1000000));
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(picture, format, out)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A few bytes that claim to be so large. */
    private static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        var file = ByteBuffer.allocate(8 + 4 + 17 + 4 + 12);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.putInt(13).put(header.array()).putInt((int) sum.getValue());
        file.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII)).putInt(0xae426082);
        return file.array();
    }
}
