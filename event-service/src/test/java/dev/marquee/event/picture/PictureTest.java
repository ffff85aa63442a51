package dev.marquee.event.picture;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@EventServiceTest
class PictureTest {

    private static final String PLACE = "38.7081N 9.1366W";

    @Autowired MockMvcTester mvc;

    @Test
    void a_picture_is_made_small_and_shown_to_everybody_once_the_event_is() throws Exception {
        var event = event();
        assertThat(put(event, "image/png", png(3000, 1500), "Lanterns")).hasStatus(204);
        var json = json(event);
        assertThat(JsonPath.<Integer>read(json, "$.picture.width")).isEqualTo(1600);
        assertThat(JsonPath.<Integer>read(json, "$.picture.height")).isEqualTo(800);
        assertThat(JsonPath.<String>read(json, "$.picture.alt")).isEqualTo("Lanterns");
        var address = JsonPath.<String>read(json, "$.picture.url");
        assertThat(address).startsWith("/api/events/" + event + "/picture?v=");

        assertThat(get(address)).hasStatus(404);
        assertThat(mvc.get().uri(address).with(account(77, "other@example.org", "ORGANIZER")))
                .hasStatus(404);
        var draft = mvc.get().uri(address).with(organizer()).exchange();
        assertThat(draft).hasStatus(200).hasContentType(MediaType.IMAGE_JPEG);
        assertThat(draft.getResponse().getHeader("Cache-Control")).contains("private");
        publish(event);
        var shown = get(address);
        assertThat(shown).hasStatus(200);
        assertThat(shown.getResponse().getHeader("Cache-Control"))
                .contains("public", "max-age=31536000", "immutable");
        assertThat(
                        get("/api/events/" + event + "/picture")
                                .getResponse()
                                .getHeader("Cache-Control"))
                .contains("public", "max-age=300");
        assertThat(picture(shown).getWidth()).isEqualTo(1600);

        var small = picture(get(JsonPath.read(json, "$.picture.small_url")));
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(400, 300);
        for (var shape :
                Map.of("square", "800x800", "standard", "1066x800", "wide", "1422x800")
                        .entrySet()) {
            var cut = picture(get(address + "&size=" + shape.getKey()));
            assertThat(cut.getWidth() + "x" + cut.getHeight()).isEqualTo(shape.getValue());
            var again = get(address + "&size=" + shape.getKey());
            assertThat(
                            mvc.get()
                                    .uri(address + "&size=" + shape.getKey())
                                    .header(
                                            "If-None-Match",
                                            String.valueOf(again.getResponse().getHeader("ETag"))))
                    .hasStatus(304)
                    .body()
                    .isEmpty();
        }
    }

    @Test
    void the_picture_of_a_draft_that_is_cancelled_stays_with_its_organiser() throws Exception {
        var event = event();
        assertThat(put(event, "image/png", png(300, 200), "")).hasStatus(204);
        move(event, "cancelled");
        var address = "/api/events/" + event + "/picture";
        assertThat(get(address)).hasStatus(404);
        var own = mvc.get().uri(address).with(organizer()).exchange();
        assertThat(own).hasStatus(200);
        assertThat(own.getResponse().getHeader("Cache-Control")).contains("private");
    }

    @Test
    void a_photograph_stands_upright_and_tells_nothing_of_where_it_was_taken() throws Exception {
        var event = event();
        var file = photograph(40, 20);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(PLACE);
        assertThat(put(event, "image/jpeg", file, "")).hasStatus(204);
        publish(event);
        var shown = get("/api/events/" + event + "/picture");
        var picture = picture(shown);
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(20, 40);
        // red was at the left, and is at the top now
        assertThat(new Color(picture.getRGB(10, 3)).getRed()).isGreaterThan(180);
        assertThat(new Color(picture.getRGB(10, 36)).getBlue()).isGreaterThan(180);
        assertThat(shown.getResponse().getContentAsString(StandardCharsets.ISO_8859_1))
                .doesNotContain(PLACE, "Exif");
    }

    @Test
    void a_grey_picture_with_transparency_is_as_dark_as_it_was() throws Exception {
        for (var bits : new int[] {8, 16}) {
            assertThat(shown(plain(4, bits, new byte[0], 85, 255)).getRed()).isBetween(84, 86);
            assertThat(shown(plain(4, bits, new byte[0], 85, 0)).getRed()).isBetween(254, 255);
            assertThat(shown(plain(4, bits, new byte[0], 0, 128)).getRed()).isBetween(126, 128);
        }
    }

    @Test
    void a_png_has_the_colours_that_its_profile_says() throws Exception {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertThat(shown(plain(2, 8, linear, 55, 55, 55)).getGreen()).isBetween(124, 130);
        assertThat(shown(plain(6, 8, linear, 55, 55, 55, 255)).getGreen()).isBetween(124, 130);
        var screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        assertThat(shown(plain(2, 8, screen, 200, 55, 30)).getRed()).isBetween(195, 205);
        assertThat(shown(plain(2, 8, new byte[] {1, 2, 3}, 55, 55, 55)).getGreen())
                .isBetween(53, 57);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
                "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA="
            })
    void a_webp_is_a_picture_too(String file) throws Exception {
        var event = event();
        assertThat(put(event, "image/webp", Base64.getDecoder().decode(file), "")).hasStatus(204);
        publish(event);
        assertThat(picture(get("/api/events/" + event + "/picture")).getWidth()).isEqualTo(1);
    }

    @Test
    void what_is_no_picture_or_would_fill_the_memory_is_refused() throws Exception {
        var event = event();
        var truncated = java.util.Arrays.copyOf(png(300, 200), 200);
        for (var bad :
                List.of(
                        bomb(60_000, 60_000),
                        bomb(100_000, 5),
                        truncated,
                        "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
                        "GIF89a and more".getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        new byte[5 * 1024 * 1024 + 1]))
            assertThat(put(event, "image/png", bad, "").getResponse().getStatus()).isIn(400, 422);
        assertThat(put(event, "image/png", png(4, 3), "x".repeat(201))).hasStatus(422);
        assertThat(JsonPath.<Object>read(json(event), "$.picture")).isNull();
        assertThat(mvc.get().uri("/api/events/" + event + "/picture").with(admin())).hasStatus(404);
    }

    @Test
    void a_file_that_was_cut_off_is_refused_in_words() throws Exception {
        var event = event();
        var webp =
                Base64.getDecoder()
                        .decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");
        var whole =
                List.of(
                        photograph(400, 300),
                        written(halves(1600, 900), "jpeg"),
                        progressive(halves(1600, 900)),
                        png(1600, 900),
                        webp);
        for (var file : whole)
            for (var rest : List.of(file.length / 2, file.length * 9 / 10, file.length - 2)) {
                var cut = java.util.Arrays.copyOf(file, rest);
                assertThat(put(event, "image/jpeg", cut, ""))
                        .as("%d of %d bytes", rest, file.length)
                        .hasStatus(422)
                        .bodyText()
                        .contains("ends before the picture does");
            }
        var page = "/admin/events/" + JsonPath.<String>read(json(event), "$.code") + "/picture";
        var half = java.util.Arrays.copyOf(whole.get(1), whole.get(1).length / 2);
        assertThat(form(page, half, "Kept words"))
                .hasStatus(422)
                .bodyText()
                .contains("The file ends before the picture does", "value=\"Kept words\"");
        assertThat(JsonPath.<Object>read(json(event), "$.picture")).isNull();
        for (var file : whole) {
            assertThat(put(event, "image/jpeg", file, "")).hasStatus(204);
            // Some programs write more after the picture.
            assertThat(put(event, "image/jpeg", java.util.Arrays.copyOf(file, file.length + 9), ""))
                    .hasStatus(204);
        }
    }

    @Test
    void a_gif_is_refused_whole_and_cut_off() throws Exception {
        var event = event();
        var gif = written(halves(300, 200), "gif");
        for (var file : List.of(gif, java.util.Arrays.copyOf(gif, gif.length / 2)))
            assertThat(put(event, "image/gif", file, "").getResponse().getStatus()).isEqualTo(422);
        assertThat(put(event, "image/png", gif, ""))
                .hasStatus(422)
                .bodyText()
                .contains("must be a PNG, a JPEG or a WebP");
    }

    @Test
    void somebody_elses_event_gets_no_picture() throws Exception {
        var event = event();
        assertThat(
                        put(
                                event,
                                "image/png",
                                png(4, 3),
                                "",
                                account(77, "other@example.org", "ORGANIZER")))
                .hasStatus(404);
        assertThat(JsonPath.<Object>read(json(event), "$.picture")).isNull();
    }

    @Test
    void on_its_page_a_picture_is_added_described_and_removed() throws Exception {
        var event = event();
        var code = JsonPath.<String>read(json(event), "$.code");
        var page = "/admin/events/" + code + "/picture";
        assertThat(form(page, new byte[0], ""))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#file\"", "Choose a file");
        assertThat(form(page, "no picture".getBytes(StandardCharsets.UTF_8), "Kept words"))
                .hasStatus(422)
                .bodyText()
                .contains("We can’t read this file", "value=\"Kept words\"");
        assertThat(form(page, new byte[5 * 1024 * 1024 + 1], ""))
                .hasStatus(422)
                .bodyText()
                .contains("The file is larger than 5 MB");
        assertThat(form(page, bomb(60_000, 60_000), ""))
                .hasStatus(422)
                .bodyText()
                .contains("more than 50 million pixels");
        assertThat(form(page, png(40, 30), "A <b> & more"))
                .hasStatus(302)
                .hasHeader("Location", "/admin/events/" + code + "?done=pictured");
        assertThat(page(page))
                .contains(
                        "alt=\"A &lt;b&gt; &amp; more\"",
                        "width=\"40\"",
                        "enctype=\"multipart/form-data\"");
        assertThat(form(page, new byte[0], "Other words")).hasStatus(302);
        assertThat(JsonPath.<String>read(json(event), "$.picture.alt")).isEqualTo("Other words");
        assertThat(page("/admin/events/" + code)).contains("Change the picture", "Other words");
        assertThat(page(page + "/remove")).contains("Remove the picture?");
        assertThat(mvc.post().uri(page + "/remove").with(organizer())).hasStatus(302);
        assertThat(JsonPath.<Object>read(json(event), "$.picture")).isNull();
    }

    // ---

    private long event() throws Exception {
        var created =
                mvc.post()
                        .uri("/api/events")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"Seen\",\"starts_at\":\"2030-07-01\",\"capacity\":5}")
                        .exchange();
        return ((Number) JsonPath.read(created.getResponse().getContentAsString(), "$.id"))
                .longValue();
    }

    private void publish(long event) {
        move(event, "published");
    }

    private void move(long event, String status) {
        assertThat(
                        mvc.patch()
                                .uri("/api/events/" + event + "/status")
                                .with(organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"status\":\"" + status + "\"}"))
                .hasStatus(200);
    }

    private String json(long event) throws Exception {
        return mvc.get()
                .uri("/api/events/" + event)
                .with(organizer())
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(URI.create(uri)).exchange();
    }

    private String page(String uri) throws Exception {
        var page = mvc.get().uri(uri).accept(TEXT_HTML).with(organizer()).exchange();
        assertThat(page).hasStatus(200);
        return page.getResponse().getContentAsString();
    }

    private MvcTestResult put(long event, String type, byte[] file, String alt) {
        return put(event, type, file, alt, organizer());
    }

    private MvcTestResult put(
            long event, String type, byte[] file, String alt, RequestPostProcessor caller) {
        return mvc.put()
                .uri("/api/events/{event}/picture?alt={alt}", event, alt)
                .with(caller)
                .contentType(MediaType.parseMediaType(type))
                .content(file)
                .exchange();
    }

    private MvcTestResult form(String uri, byte[] file, String alt) {
        return mvc.post()
                .uri(uri)
                .accept(TEXT_HTML)
                .with(organizer())
                .multipart()
                .file(new MockMultipartFile("file", "p.png", "image/png", file))
                .param("alt", alt)
                .exchange();
    }

    private static BufferedImage picture(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatus(200);
        return ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }

    /** Red at the left, blue at the right. */
    private static BufferedImage halves(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        return picture;
    }

    private static byte[] png(int width, int height) {
        return written(halves(width, height), "png");
    }

    private static byte[] written(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(picture, format, out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] progressive(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var out = new ByteArrayOutputStream();
                var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
            stream.flush();
            return out.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    /** Grey and alpha, or colours with a profile: samples of each pixel, all the same. */
    private static byte[] plain(int colourType, int bits, byte[] profile, int... samples)
            throws IOException {
        int width = 60;
        int height = 40;
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {(byte) bits, (byte) colourType, 0, 0, 0});
        var rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.write(0);
            for (int x = 0; x < width; x++)
                for (var sample : samples) {
                    rows.write(sample);
                    if (bits == 16) rows.write(sample);
                }
        }
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", header.array());
        if (profile.length > 0) {
            var named = new ByteArrayOutputStream();
            named.write("swapped\0\0".getBytes(StandardCharsets.US_ASCII));
            named.write(deflated(profile));
            chunk(out, "iCCP", named.toByteArray());
        }
        chunk(out, "IDAT", deflated(rows.toByteArray()));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data)
            throws IOException {
        var body = ByteBuffer.allocate(4 + data.length);
        body.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        var sum = new CRC32();
        sum.update(body.array());
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(body.array());
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private Color shown(byte[] file) throws Exception {
        var event = event();
        assertThat(put(event, "image/png", file, "")).hasStatus(204);
        publish(event);
        return new Color(picture(get("/api/events/" + event + "/picture")).getRGB(30, 20));
    }

    /** As a camera that was held upright writes it: turned by a quarter, with its place. */
    private static byte[] photograph(int width, int height) {
        var place = PLACE.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1); // one entry: orientation, one short, 6
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) 6).putShort((short) 0);
        exif.putInt(0).put(place);
        var jpeg = written(halves(width, height), "jpg");
        var file = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
        file.put(jpeg, 0, 2);
        file.putShort((short) 0xffe1).putShort((short) (exif.capacity() + 2)).put(exif.array());
        file.put(jpeg, 2, jpeg.length - 2);
        return file.array();
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
