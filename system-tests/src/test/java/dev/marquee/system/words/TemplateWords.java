package dev.marquee.system.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;

/**
 * Finds literal words in a Thymeleaf template. What {@code th:text} and its like replace is a
 * sample for whoever opens the file, and is left out.
 */
final class TemplateWords extends AbstractSimpleMarkupHandler {

    private static final Set<String> REPLACING =
            Set.of("th:text", "th:utext", "th:replace", "th:insert");

    private static final Set<String> READ =
            Set.of("title", "alt", "placeholder", "label", "content", "value", "data-label");

    /** Elements that nothing closes. */
    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "source", "track", "wbr");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]|&#?\\w+;", Pattern.DOTALL);
    private static final Pattern EXPRESSION =
            Pattern.compile("\\[\\(.*?\\)]|\\[\\[.*?]]|\\[[#/].*?]|/\\w+", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

    private final String file;
    private final List<Literal> found = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private record Open(String name, boolean sample) {}

    private TemplateWords(String file) {
        this.file = file;
    }

    static List<Literal> of(String file, String text) {
        var words = new TemplateWords(file);
        if (file.endsWith(".txt")) return words.plain(text);
        try {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(text, words);
        } catch (ParseException e) {
            throw new IllegalArgumentException(file, e);
        }
        return words.found;
    }

    /** In a template without markup all that is no expression is read. */
    private List<Literal> plain(String text) {
        var number = 0;
        for (var line :
                EXPRESSION
                        .matcher(text)
                        .replaceAll(kept -> kept.group().replaceAll("[^\\n]", ""))
                        .split("\n")) {
            number++;
            if (WORD.matcher(line).find()) add(number, "text", line);
        }
        return found;
    }

    @Override
    public void handleOpenElement(
            String name, @Nullable Map<String, String> attributes, int line, int column) {
        var given = attributes == null ? Map.<String, String>of() : attributes;
        attributes(name, given, line);
        if (!VOID.contains(name)) open.push(new Open(name, isInSample() || replacesContent(given)));
    }

    @Override
    public void handleStandaloneElement(
            String name,
            @Nullable Map<String, String> attributes,
            boolean minimized,
            int line,
            int column) {
        attributes(name, attributes == null ? Map.of() : attributes, line);
    }

    @Override
    public void handleCloseElement(String name, int line, int column) {
        while (!open.isEmpty() && !open.pop().name().equals(name)) {}
    }

    @Override
    public void handleText(char[] buffer, int offset, int length, int line, int column) {
        if (isInSample() || isCode()) return;
        var text = new String(buffer, offset, length);
        var rest = INLINED.matcher(text).replaceAll("");
        if (!WORD.matcher(rest).find()) return;
        var before = text.substring(0, text.indexOf(rest.strip().substring(0, 1)));
        add(line + before.lines().count() - (before.isEmpty() ? 0 : 1), "text", rest);
    }

    private void attributes(String element, Map<String, String> attributes, int line) {
        if (isInSample()) return;
        attributes.forEach((name, value) -> {
            if (value == null) return;
            if (name.startsWith("th:")) expression(name, value, line);
            else if (isRead(element, name, attributes) && WORD.matcher(value).find())
                add(line, name, value);
        });
    }

    /** A piece of text that an expression adds to what it found in a bundle. */
    private void expression(String name, String value, int line) {
        var target = name.substring("th:".length());
        if (!Set.of("text", "utext").contains(target) && !isReadAlways(target)) return;
        var outside = outsideOfBraces(value);
        QUOTED.matcher(outside)
                .results()
                .map(quoted -> quoted.group(1))
                .filter(text -> WORD.matcher(text).find())
                .forEach(text -> add(line, name, text));
        if (Pattern.compile("\\|[^|]*\\p{L}{2,}[^|]*\\|").matcher(outside).find())
            add(line, name, outside);
    }

    private static String outsideOfBraces(String value) {
        var text = new StringBuilder();
        var depth = 0;
        for (var each : value.toCharArray()) {
            if (each == '}') depth--;
            if (depth == 0 && each != '}') text.append(each);
            if (each == '{') depth++;
        }
        return text.toString();
    }

    private static boolean isRead(String element, String name, Map<String, String> attributes) {
        if (attributes.containsKey("th:" + name)) return false;
        for (var list : List.of("th:attr", "th:attrappend"))
            if (attributes.getOrDefault(list, "").contains(name + "=")) return false;
        return switch (name) {
            case "content" ->
                    Set.of("description", "og:title", "og:description", "og:site_name")
                            .contains(
                                    attributes.getOrDefault(
                                            "name", attributes.getOrDefault("property", "")));
            case "value" ->
                    element.equals("input")
                            && Set.of("submit", "button", "reset")
                                    .contains(attributes.getOrDefault("type", ""));
            default -> isReadAlways(name);
        };
    }

    private static boolean isReadAlways(String name) {
        return READ.contains(name) && !Set.of("content", "value").contains(name)
                || Set.of(
                                "aria-label",
                                "aria-description",
                                "aria-roledescription",
                                "aria-valuetext",
                                "aria-placeholder")
                        .contains(name);
    }

    /** Not where the content is an argument of what replaces it. */
    private static boolean replacesContent(Map<String, String> attributes) {
        return REPLACING.stream()
                .map(name -> attributes.get(name))
                .anyMatch(value -> value != null && value.strip().indexOf("~{::") < 1);
    }

    private boolean isInSample() {
        return !open.isEmpty() && open.peek().sample();
    }

    private boolean isCode() {
        return !open.isEmpty() && Set.of("script", "style").contains(open.peek().name());
    }

    private void add(long line, String place, String text) {
        found.add(new Literal(file, line, place, text));
    }
}
