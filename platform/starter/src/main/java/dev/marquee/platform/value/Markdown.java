package dev.marquee.platform.value;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * What people write in Markdown (CommonMark), as HTML that is safe to show and as plain text. HTML
 * in it is shown as it was typed, pictures are left out, links may be {@code http}, {@code https}
 * or {@code mailto}. Addresses of pages and of e-mail become links; each line stays a line. The one
 * thing that a page may print unescaped, in these very words; Thymeleaf lets no bean be called
 * where it prints unescaped:
 *
 * <pre>
 * {@code <div class="prose-html" th:with="safe=${@markdown.html(event.description)}" th:utext="${safe}"></div>}
 * </pre>
 */
public final class Markdown {

    /** Below the page's own headings. */
    private static final int FIRST_HEADING = 3;

    private static final Safelist SAFE =
            new Safelist()
                    .addTags("p", "br", "em", "strong", "code", "pre", "blockquote", "hr")
                    .addTags("ul", "ol", "li", "h3", "h4", "h5", "h6", "a")
                    .addAttributes("ol", "start")
                    .addAttributes("a", "href", "rel")
                    .addProtocols("a", "href", "http", "https", "mailto")
                    .addEnforcedAttribute("a", "rel", "nofollow noopener ugc");

    private final Parser plain = Parser.builder().build();
    private final Parser linking =
            Parser.builder().extensions(List.of(AutolinkExtension.create())).build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").build();
    private final TextContentRenderer text =
            TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.COMPACT).build();

    /** HTML of a few harmless elements; empty for null. */
    public String html(@Nullable String markdown) {
        if (markdown == null || markdown.isBlank()) return "";
        var page = Jsoup.parseBodyFragment(html.render(parsed(linking, markdown)));
        page.outputSettings().prettyPrint(false);
        for (int level = 6; level >= 1; level--) {
            var lower = "h" + Math.min(6, level + FIRST_HEADING - 1);
            page.select("h" + level).forEach(heading -> heading.tagName(lower));
        }
        return Jsoup.clean(page.body().html(), "", SAFE, new OutputSettings().prettyPrint(false))
                .strip();
    }

    /** The words alone, for where nothing is set in type; empty for null. */
    public String text(@Nullable String markdown) {
        return markdown == null ? "" : text.render(parsed(plain, markdown)).strip();
    }

    private static Node parsed(Parser parser, String markdown) {
        var page = parser.parse(markdown);
        images(page).forEach(Markdown::inWords);
        return page;
    }

    private static List<Image> images(Node page) {
        var found = new ArrayList<Image>();
        page.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Image image) {
                        found.add(image);
                    }
                });
        return found;
    }

    /** A picture from elsewhere would tell that place who reads the page. */
    private static void inWords(Image image) {
        var first = image.getFirstChild();
        if (first instanceof Text words) image.insertBefore(new Text(words.getLiteral()));
        image.unlink();
    }
}
