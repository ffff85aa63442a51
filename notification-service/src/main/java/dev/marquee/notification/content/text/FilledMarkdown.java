package dev.marquee.notification.content.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * A text in Markdown with values in it, as a mail shows it. The values go in after it was read, as
 * mere words: whatever a buyer is called, it is no link, no bold and no placeholder.
 *
 * @param html a few harmless elements
 * @param text the same for readers without HTML
 */
public record FilledMarkdown(String html, String text) {

    /** Which mail programs make links of. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z]{2,10}://|\\bwww\\.");

    private static final String OWN_LINK = "{" + Placeholders.LINK + "}";

    private static final Safelist SAFE =
            new Safelist()
                    .addTags("p", "br", "em", "strong", "code", "pre", "blockquote", "hr")
                    .addTags("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "a")
                    .addAttributes("ol", "start")
                    .addAttributes("a", "href")
                    .addProtocols("a", "href", "http", "https", "mailto");

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(AutolinkExtension.create())).build();

    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").build();

    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder()
                    .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                    .build();

    /** The one place that puts values into what somebody wrote. */
    public static FilledMarkdown of(String markdown, Map<String, String> values) {
        var page = PARSER.parse(markdown);
        var collected = new Collected();
        page.accept(collected);
        for (var image : collected.images) inWords(image);
        for (var link : collected.links)
            if (link.getDestination().equals(OWN_LINK))
                link.setDestination(
                        Objects.requireNonNull(values.get(Placeholders.LINK), "there is a link"));
        for (var text : collected.texts) fill(text, values);
        var body = Jsoup.parseBodyFragment(HTML.render(page));
        body.outputSettings().prettyPrint(false);
        body.select("h1").forEach(heading -> heading.tagName("h2"));
        var html =
                Jsoup.clean(body.body().html(), "", SAFE, new OutputSettings().prettyPrint(false));
        return new FilledMarkdown(html.strip(), TEXT.render(page).strip());
    }

    /**
     * Whether it leads its reader anywhere but to their own tickets, however the address is
     * written. A mail address that can be read as such does not count.
     */
    public static boolean leadsElsewhere(String markdown) {
        if (ADDRESS.matcher(markdown).find()) return true;
        var page = PARSER.parse(markdown);
        var collected = new Collected();
        page.accept(collected);
        return !collected.images.isEmpty()
                || collected.links.stream().anyMatch(FilledMarkdown::leadsElsewhere)
                || ADDRESS.matcher(TEXT.render(page)).find();
    }

    private static boolean leadsElsewhere(Link link) {
        var words = link.getFirstChild() instanceof Text text ? text.getLiteral() : "";
        return !link.getDestination().equals(OWN_LINK)
                && !link.getDestination().equals("mailto:" + words);
    }

    private static final class Collected extends AbstractVisitor {

        private final List<Text> texts = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Image> images = new ArrayList<>();

        @Override
        public void visit(Text text) {
            texts.add(text);
        }

        @Override
        public void visit(Link link) {
            links.add(link);
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            images.add(image);
            visitChildren(image);
        }
    }

    /** A picture from elsewhere would tell that place who reads the mail. */
    private static void inWords(Image image) {
        while (image.getFirstChild() != null) image.insertBefore(image.getFirstChild());
        image.unlink();
    }

    private static void fill(Text text, Map<String, String> values) {
        var words = text.getLiteral();
        var from = 0;
        for (var found : Placeholders.PATTERN.matcher(words).results().toList()) {
            var value = values.get(found.group(1));
            if (value == null) continue;
            if (found.start() > from)
                text.insertBefore(new Text(words.substring(from, found.start())));
            text.insertBefore(
                    found.group(1).equals(Placeholders.LINK) && !isLinked(text)
                            ? link(value)
                            : new Text(value));
            from = found.end();
        }
        if (from == 0) return;
        if (from < words.length()) text.insertBefore(new Text(words.substring(from)));
        text.unlink();
    }

    private static boolean isLinked(Node node) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent())
            if (parent instanceof Link) return true;
        return false;
    }

    private static Link link(String address) {
        var link = new Link(address, null);
        link.appendChild(new Text(address));
        return link;
    }
}
