package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private final Markdown markdown = new Markdown();

    @Test
    void what_people_set_in_type_is_set_in_type() {
        assertThat(markdown.html("# Doors\n\n*At* **seven**.\n\n- rain\n- or shine"))
                .isEqualTo(
                        "<h3>Doors</h3>\n<p><em>At</em> <strong>seven</strong>.</p>\n<ul>\n<li>rain</li>\n<li>or shine</li>\n</ul>");
    }

    @Test
    void a_link_leads_out_without_a_recommendation() {
        assertThat(markdown.html("[map](https://example.org/?a=1&b=2)"))
                .contains("href=\"https://example.org/?a=1&amp;b=2\"", "nofollow noopener ugc");
    }

    @Test
    void addresses_are_links_and_lines_are_lines() {
        assertThat(
                        markdown.html(
                                "Line-up:\n20:00 First Band\n\nInfo: https://example.org/info, www.example.org or info@example.org"))
                .isEqualTo(
                        "<p>Line-up:<br>20:00 First Band</p>\n<p>Info: <a href=\"https://example.org/info\" rel=\"nofollow noopener ugc\">https://example.org/info</a>, <a href=\"http://www.example.org\" rel=\"nofollow noopener ugc\">www.example.org</a> or <a href=\"mailto:info@example.org\" rel=\"nofollow noopener ugc\">info@example.org</a></p>");
        assertThat(markdown.html("`https://example.org` [x](https://a.example)"))
                .contains("<code>https://example.org</code>")
                .containsOnlyOnce("<a ");
        assertThat(markdown.text("Info: https://example.org/info"))
                .isEqualTo("Info: https://example.org/info");
    }

    @Test
    void html_is_shown_as_it_was_typed() {
        assertThat(markdown.html("a <b>x</b> <script>y</script>"))
                .isEqualTo("<p>a &lt;b&gt;x&lt;/b&gt; &lt;script&gt;y&lt;/script&gt;</p>");
        assertThat(markdown.html("<div>\n*x*\n</div>")).contains("&lt;div&gt;", "&lt;/div&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](https://spy.example.org/pixel.png)",
                "![x\" onerror=\"alert(1)](x)",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](https://example.org \"onmouseover=alert(1)\")",
                "<javascript:alert(1)>",
                "javascript://example.org/%0aalert(1)",
                "https://example.org/\"onmouseover=alert(1)",
                "[a]: javascript:alert(1)\n\n[a]",
                "```html\" onload=\"alert(1)\n<b>\n```",
                "<style>*{display:none}</style>",
                "<svg onload=alert(1)>",
                "&lt;script&gt;alert(1)&lt;/script&gt;"
            })
    void nothing_that_acts_or_fetches_comes_through(String hostile) {
        assertThat(markdown.html(hostile))
                .doesNotContainPattern("(?i)<(script|img|style|svg|iframe)")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+=")
                .doesNotContainPattern("(?i)href=\"\\s*(javascript|data):");
    }

    @Test
    void where_nothing_is_set_in_type_the_words_are_left() {
        assertThat(markdown.text("# Doors\n\n*At* **seven**, [map](https://example.org)"))
                .startsWith("Doors")
                .contains("At seven", "map");
        assertThat(markdown.text(null)).isEmpty();
        assertThat(markdown.html(" ")).isEmpty();
    }
}
