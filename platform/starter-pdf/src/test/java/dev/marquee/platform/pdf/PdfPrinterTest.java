package dev.marquee.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

class PdfPrinterTest {

    private final PdfPrinter printer = new PdfPrinter(new StaticMessageSource(), null);

    @TempDir Path folder;

    /** The page is ours, but should anything ever get into it, it reaches nothing. */
    @Test
    void nothing_that_a_page_names_is_fetched() throws IOException {
        var calls = new ConcurrentLinkedQueue<String>();
        var neighbour =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        neighbour.createContext(
                "/",
                call -> {
                    calls.add(call.getRequestURI().toString());
                    call.sendResponseHeaders(404, -1);
                    call.close();
                });
        neighbour.start();
        var secret = Files.writeString(folder.resolve("secret.txt"), "a secret of this machine");
        Files.writeString(folder.resolve("style.css"), "p::before { content: 'a style sheet' }");
        var remote = "http://localhost:" + neighbour.getAddress().getPort();
        var local = secret.toUri();
        var text =
                text(
                        """
                        <link rel="stylesheet" href="%1$s/a.css" /><link rel="stylesheet" href="%3$s" />
                        <style>@import url(%1$s/b.css); p { background-image: url(%1$s/c.png); list-style-image: url(%2$s) }
                        @font-face { font-family: Remote; src: url(%1$s/d.ttf) } p { font-family: Remote, 'Noto Sans' }
                        p::after { content: url(%2$s) }</style>
                        """
                                .formatted(remote, local, folder.resolve("style.css").toUri()),
                        """
                        <p>before</p><img src="%1$s/e.png" alt="picture" /><img src="%2$s" alt="file" />
                        <object data="%1$s/f.html" type="text/html"></object><iframe src="%2$s"></iframe>
                        <img src="jar:file:/tmp/x.jar!/x.png" alt="jar" /><p>after</p>
                        """
                                .formatted(remote, local));
        assertThat(text).contains("before", "after").doesNotContain("secret", "a style sheet");
        neighbour.stop(0);
        assertThat(calls).isEmpty();
    }

    @Test
    void an_image_that_the_page_brings_is_printed() throws IOException {
        var dot =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
        var pdf =
                printer.render(
                        "<html lang=\"en\"><head><title>x</title></head><body><img src=\"data:image/png;base64,%s\" alt=\"dot\" /></body></html>"
                                .formatted(dot),
                        Locale.ENGLISH);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void no_entity_of_a_page_reads_a_file() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "a secret of this machine");
        var page =
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"%s\">]><html><head><title>x</title></head><body><p>before &x; after</p></body></html>"
                        .formatted(secret.toUri());
        try {
            assertThat(textOf(printer.render(page, Locale.ENGLISH))).doesNotContain("secret");
        } catch (RuntimeException e) {
            assertThat(e).hasMessageNotContaining("a secret of this machine");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đêm nhạc Trịnh Công Sơn: những lời ru cũ",
                "Ночь фонарей, Νύχτα φαναριών",
                "提灯の夜、東京国際フォーラム",
                "등불의 밤",
                "คืนโคมไฟ",
                "欢迎 门票 这 灯笼之夜",
                "臺灣傳統戲曲與說書 裡面 啟程 溫馨",
                "नमस्ते",
                "বাংলা",
                "தமிழ்",
                "తెలుగు",
                "ខ្មែរ",
                "ລາວ",
                "မြန်မာ",
                "ქართული",
                "Հայերեն",
                "አማርኛ",
                "🎭🎶🏮👩‍🎤❤️",
                "€ ₫ £ ¥ — “quoted” … ½"
            })
    void letters_of_many_scripts_come_out(String words) throws IOException {
        var printed = text("", "<p>" + PrintText.line(words).words() + "</p>");
        assertThat(printed).contains(PrintText.line(words).words()).doesNotContain("□", "#");
    }

    /** All letters with two marks, thin and bold. */
    @ParameterizedTest
    @ValueSource(strings = {"p", "strong"})
    void all_letters_of_vietnamese_come_out(String element) throws IOException {
        var letters = new StringBuilder("Nguyễn Thị Ưỡn ₫ ăâđêôơư ĂÂĐÊÔƠƯ");
        for (var letter = 0x1EA0; letter <= 0x1EF9; letter++) {
            if (letter % 16 == 0) letters.append(' ');
            letters.appendCodePoint(letter);
        }
        var printed =
                text(
                        "",
                        "<%1$s>%2$s</%1$s>"
                                .formatted(element, PrintText.line(letters.toString()).words()));
        for (var word : letters.toString().split(" ")) assertThat(printed).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"مهرجان الأنوار", "ליל הפנסים"})
    void words_that_run_from_right_to_left_do(String words) throws IOException {
        var line = PrintText.line(words);
        assertThat(line.direction()).isEqualTo("rtl");
        var printed =
                text("", "<p dir=\"rtl\">" + line.words() + "</p>")
                        .replaceAll("[\\u200e\\u200f]", "");
        assertThat(Normalizer.normalize(printed, Normalizer.Form.NFKC)).contains(words);
    }

    /** The words as they are typed, and how many pictures of the font they are joined to. */
    @ParameterizedTest
    @CsvSource({
        "Devanagari, पूर्णिमा, 7",
        "Devanagari, राष्ट्रपति, 7",
        "Bengali, রবীন্দ্রনাথ, 10",
        "Bengali, স্ত্রী, 3",
        "Tamil, கோயில், 6",
        "Telugu, శ్రీ, 2",
        "Khmer, ខ្មែរ, 4",
        "Myanmar, ကျောင်း, 7"
    })
    void letters_that_join_are_joined_and_stay_the_letters_they_are(
            String script, String words, int pictures) throws IOException {
        try (var document = Loader.loadPDF(print("<p>" + words + " 2026</p>"))) {
            var text = new JoinedText(document.getPage(0));
            assertThat(text.meanings).containsExactly(words);
            assertThat(text.glyphs).hasSize(pictures);
            var shaper =
                    GlyphShaper.of(
                            PrintFont.ALL.stream()
                                    .filter(font -> font.family().endsWith(script))
                                    .findFirst()
                                    .orElseThrow());
            assertThat(shaper.orElseThrow().shape(words).glyphs())
                    .extracting(GlyphShaper.Glyph::id)
                    .containsExactlyElementsOf(text.glyphs);
        }
    }

    /** Joined letters are narrower, and what follows would stand too far away. */
    @Test
    void what_follows_joined_letters_moves_up_to_them() throws IOException {
        var words = "राष्ट्रपति";
        try (var document = Loader.loadPDF(print("<p>" + words + "2026</p>"))) {
            var text = new JoinedText(document.getPage(0));
            var width = GlyphShaper.of(PrintFont.ALL.get(12)).orElseThrow().shape(words).width();
            assertThat(text.places.get(1) - text.places.get(0))
                    .isCloseTo((float) (width * 12 / 1000), within(0.1f));
        }
    }

    /** As in ที่นี่: the renderer moves no mark to where there is room for it. */
    @ParameterizedTest
    @ValueSource(strings = {"Regular", "Bold"})
    void thai_marks_of_tone_stand_above_the_vowels_that_stand_above_letters(String weight)
            throws IOException {
        var file = PdfPrinter.class.getResource("/fonts/NotoSansThai-" + weight + ".ttf");
        try (var data = new RandomAccessReadBuffer(Objects.requireNonNull(file).openStream());
                var font = new TTFParser(false).parse(data)) {
            var letters = font.getUnicodeCmapLookup();
            var glyphs = font.getGlyph();
            for (var vowel : "\u0E34\u0E35\u0E36\u0E37\u0E31\u0E4D".toCharArray())
                for (var tone : "\u0E48\u0E49\u0E4A\u0E4B\u0E4C".toCharArray())
                    assertThat(glyphs.getGlyph(letters.getGlyphId(tone)).getYMinimum())
                            .isGreaterThan(
                                    glyphs.getGlyph(letters.getGlyphId(vowel)).getYMaximum());
        }
    }

    @Test
    void what_no_font_has_is_a_box() throws IOException {
        assertThat(text("", "<p>a\uA840b</p>")).contains("a□b");
    }

    private byte[] print(String body) {
        return printer.render(
                "<html lang=\"en\"><head><title>x</title><meta name=\"subject\" content=\"x\" /><style>body { font-family: %s; font-size: 12pt }</style></head><body>%s</body></html>"
                        .formatted(PrintFont.FAMILIES, body),
                Locale.ENGLISH);
    }

    private String text(String head, String body) throws IOException {
        var fonts = "<style>body { font-family: " + PrintFont.FAMILIES + " }</style>";
        return textOf(
                printer.render(
                        "<html lang=\"en\"><head><title>x</title><meta name=\"subject\" content=\"x\" />%s%s</head><body>%s</body></html>"
                                .formatted(fonts, head, body),
                        Locale.ENGLISH));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
