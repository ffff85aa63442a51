package dev.marquee.report.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

class PdfPrinterTest {

    private final PdfPrinter printer = new PdfPrinter(new StaticMessageSource());

    @TempDir Path folder;

    /** The page is ours, but should anything ever get into it, it reaches nothing. */
    @Test
    void nothing_that_a_page_names_is_fetched() throws IOException {
        Neighbours.reset();
        var secret = Files.writeString(folder.resolve("secret.txt"), "a secret of this machine");
        Files.writeString(folder.resolve("style.css"), "p::before { content: 'a style sheet' }");
        var remote = Neighbours.address();
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
        assertThat(Neighbours.calls()).isEmpty();
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

    @Test
    void what_no_font_has_is_a_box() throws IOException {
        assertThat(text("", "<p>a\uA840b</p>")).contains("a□b");
    }

    private String text(String head, String body) throws IOException {
        var fonts = "<style>body { font-family: " + PdfPrinter.FAMILIES + " }</style>";
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
