package dev.marquee.platform.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Rules for every page template on the class path. */
final class TemplateRules {

    private static final Map<String, Pattern> FORBIDDEN =
            Map.of(
                    "prints markup unescaped that neither Markdown nor a drawing made safe",
                    Pattern.compile(
                            "(?<!th:with=\"safe=\\$\\{@(?:markdown\\.html|seatDrawing\\.markup)\\([^\"{}]{0,80}\\)}\" )th:utext|th:utext=\"(?!\\$\\{safe}\")|\\[\\("),
                    "has a style of its own, which the content security policy forbids",
                    Pattern.compile("\\sstyle="),
                    "has a script of its own, which the content security policy forbids",
                    Pattern.compile("<script(?![^>]*(?:th:src|src|ld\\+json))|\\son[a-z]+=\""),
                    "has a condition or a loop beside th:replace, which comes first and drops it: put it on a th:block around",
                    Pattern.compile(
                            "<[^<>]*\\sth:(?:if|unless|each)=\"[^\"]*\"[^<>]*\\sth:replace=|<[^<>]*\\sth:replace=\"[^\"]*\"[^<>]*\\sth:(?:if|unless|each)="),
                    "writes an amount as programs do: people read @money.text(amount, currency)",
                    Pattern.compile("\\+ ' ' \\+ [\\w.]*currency\\b"),
                    "evaluates what a user may have typed",
                    Pattern.compile("__\\$\\{(?:param|#request)"));

    private static final Pattern ICON = Pattern.compile("icon\\('([a-z0-9-]+)'\\)");

    private TemplateRules() {}

    /** What is wrong, one line each. */
    static List<String> violations() throws IOException {
        var files = new PathMatchingResourcePatternResolver();
        var icons =
                files.getResource("classpath:static/assets/icons.svg")
                        .getContentAsString(StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        for (var file : files.getResources("classpath*:templates/**/*.html")) {
            var page = file.getContentAsString(StandardCharsets.UTF_8);
            FORBIDDEN.forEach((why, pattern) -> {
                var place = pattern.matcher(page);
                if (place.find())
                    found.add(
                            "%s:%d %s"
                                    .formatted(file.getFilename(), line(page, place.start()), why));
            });
            ICON.matcher(page)
                    .results()
                    .map(icon -> icon.group(1))
                    .filter(icon -> !icons.contains("id=\"" + icon + "\""))
                    .forEach(icon ->
                            found.add(
                                    "%s shows the icon %s, which icons.svg does not have"
                                            .formatted(file.getFilename(), icon)));
        }
        return found;
    }

    private static long line(String page, int at) {
        return page.substring(0, at).lines().count();
    }
}
