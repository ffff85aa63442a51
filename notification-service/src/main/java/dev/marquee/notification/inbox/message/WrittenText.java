package dev.marquee.notification.inbox.message;

import dev.marquee.platform.value.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What somebody wrote, without marks of HTML and without the mail that they answer. */
final class WrittenText {

    static final int LONGEST = 7900;

    /** What is read of one part, before anything is cut. */
    static final int LONGEST_PART = 200_000;

    /** "On 12 Nov 2026, Support wrote:", as mail programs of many languages write it. */
    private static final Pattern WROTE =
            Pattern.compile(
                    "(?i)^(on|am|le|el|il|em|op|pada|vào|đã|a)\\b.{0,300}(wrote|schrieb|écrit|escribió|ha scritto|escreveu|schreef|menulis|đã viết)\\b.{0,60}:\\s*$|^\\S.{0,200}<[^<>@\\s]+@[^<>\\s]+>.{0,60}:\\s*$");

    private static final Pattern SEPARATOR =
            Pattern.compile(
                    "(?i)^\\s*(-{2,} ?(original message|ursprüngliche nachricht|message d'origine|mensagem original|pesan asli|thư gốc) ?-{2,}|_{20,})\\s*$");

    private static final Pattern HEADER =
            Pattern.compile("(?i)^\\s*\\*?(from|von|de|da|dari|từ)\\s*:.*@.*$");

    private WrittenText() {}

    /** HTML as text: paragraphs and list items on lines of their own, nothing that is hidden. */
    static String ofHtml(String html) {
        var page = Jsoup.parse(html);
        page.select("script, style, head, template, [hidden], img, svg, object, iframe").remove();
        // What it quotes is marked, unless somebody answers in between.
        for (var mark : page.select("blockquote, .gmail_quote, #divRplyFwdMsg, .yahoo_quoted"))
            if (isLast(mark)) mark.remove();
        var text = new StringBuilder();
        page.body().traverse(new Lines(text));
        return text.toString();
    }

    private static boolean isLast(Element element) {
        for (Node node = element; node != null && !node.nodeName().equals("body"); ) {
            for (var next = node.nextSibling(); next != null; next = next.nextSibling()) {
                if (next instanceof TextNode words && !words.isBlank()) return false;
                if (next instanceof Element other && other.hasText()) return false;
            }
            node = node.parent();
        }
        return true;
    }

    private record Lines(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) text.append(words.text());
            else if (node.nodeName().equals("br")) text.append('\n');
            else if (node instanceof Element element && element.isBlock()) begin();
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) begin();
        }

        private void begin() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append('\n');
        }
    }

    /**
     * Without the mail that it answers, if that is at the end: what is written between the lines of
     * another mail stays whole. Where nothing would be left, all stays.
     */
    static String answer(String text) {
        var clean = CleanText.of(text.replace("\r\n", "\n").replace('\r', '\n'));
        var lines =
                new ArrayList<>(
                        List.of(
                                clean.replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]", "")
                                        .split("\n", -1)));
        var end = end(lines);
        var own = String.join("\n", lines.subList(0, end)).strip();
        var whole = own.isEmpty() ? String.join("\n", lines).strip() : own;
        var calm = whole.replaceAll("\\n{3,}", "\n\n");
        return calm.length() <= LONGEST ? calm : cut(calm);
    }

    private static String cut(String text) {
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** Where the answered mail begins, or the number of lines. */
    private static int end(List<String> lines) {
        for (var n = 0; n < lines.size(); n++)
            if (SEPARATOR.matcher(lines.get(n)).matches() && headersFollow(lines, n + 1)) return n;
        // From the end upwards: a block of quoted lines, and the line that says who wrote them.
        var n = lines.size();
        while (n > 0 && isQuotedOrEmpty(lines.get(n - 1))) n--;
        var quoted = lines.subList(n, lines.size()).stream().anyMatch(line -> line.startsWith(">"));
        if (!quoted) return lines.size();
        for (var back = 1; back <= 2 && n - back >= 0; back++) {
            var intro = String.join(" ", lines.subList(n - back, n)).strip();
            if (WROTE.matcher(intro).matches()) return n - back;
        }
        return n;
    }

    private static boolean isQuotedOrEmpty(String line) {
        return line.isBlank() || line.startsWith(">");
    }

    /** A line alone may be somebody's own; headers behind it are of another mail. */
    private static boolean headersFollow(List<String> lines, int from) {
        return lines.stream().skip(from).limit(4).anyMatch(line -> HEADER.matcher(line).matches());
    }
}
