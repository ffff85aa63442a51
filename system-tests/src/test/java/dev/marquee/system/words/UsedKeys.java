package dev.marquee.system.words;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The keys that templates, Java and scripts ask for. A key may be put together: then the text that
 * it begins with counts for all keys that begin so.
 */
final class UsedKeys {

    private static final Pattern TEXT =
            Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\\n]|\\\\.)*)'|`([^`]*)`");
    private static final Pattern ASKED = Pattern.compile("#\\{([\\w.-]+)[}(]");
    private static final Pattern ASKED_IN_JAVA =
            Pattern.compile(
                    "(?:Text\\.of|messages\\s*\\.getMessage)\\(\\s*\"([\\w.-]+)\"\\s*[,)]|=\\s*\"\\{([a-z][\\w-]*\\.[\\w.-]+)}\"|\"((?:problem|invalid)\\.[\\w.-]*[a-z0-9])\"");
    private static final Pattern THING =
            Pattern.compile("\\b(?:notFound|changed)\\(\\s*\"([A-Za-z][\\w -]*)\"\\s*\\)");
    private static final Pattern REMARK = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("[\\w-]+(?:\\.[\\w-]*)*");
    private static final Pattern FORM = Pattern.compile("\\w*(?:Form|Request|Query|Row|Text)|note");
    private static final Pattern CONSTRAINT = Pattern.compile("@(\\p{Lu}\\w+)");

    private final Set<String> texts = new HashSet<>();
    private final Set<String> beginnings = new TreeSet<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> asked = new LinkedHashMap<>();

    /**
     * @param prefix what the names of a script are completed with: {@code door.}
     */
    void read(String file, String whole, String prefix) {
        var source = withoutRemarks(file, whole);
        TEXT.matcher(source)
                .results()
                .flatMap(text -> List.of(group(text)).stream())
                .forEach(text -> add(text, prefix));
        if (file.endsWith(".html") || file.endsWith(".txt")) {
            ask(file, source, ASKED, key -> key);
            // within quotes of an attribute stand others
            Pattern.compile("'([\\w.-]+)'")
                    .matcher(source)
                    .results()
                    .forEach(text -> add(text.group(1), prefix));
            Pattern.compile("[|}]([\\w-]+\\.[\\w.-]*)\\$\\{|\\|([\\w-]+\\.[\\w.-]*)\\$")
                    .matcher(source)
                    .results()
                    .forEach(text -> add(group(text), prefix));
        }
        if (file.endsWith(".java")) {
            ask(file, source, ASKED_IN_JAVA, key -> key);
            ask(file, source, THING, what -> "thing." + what.replace(' ', '-'));
            CONSTRAINT.matcher(source).results().forEach(name -> codes.add(name.group(1)));
        }
    }

    /** What stands in a comment asks for nothing; lines stay where they are. */
    private static String withoutRemarks(String file, String source) {
        if (!file.endsWith(".html")) return source;
        return REMARK.matcher(source).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    }

    private void add(String text, String prefix) {
        var key =
                text.startsWith("{") && text.endsWith("}")
                        ? text.substring(1, text.length() - 1)
                        : text;
        if (!KEY.matcher(key).matches()) return;
        texts.add(prefix + key);
        if (key.endsWith(".") || key.endsWith("-") || key.endsWith("_"))
            beginnings.add(prefix + key);
        codes.add(key);
    }

    private void ask(String file, String source, Pattern pattern, UnaryOperator<String> toKey) {
        pattern.matcher(source)
                .results()
                .forEach(found -> {
                    var key = toKey.apply(group(found));
                    texts.add(key);
                    var line = source.substring(0, found.start()).lines().count();
                    asked.putIfAbsent(key, file + ":" + Math.max(1, line));
                });
    }

    private static String group(MatchResult found) {
        for (var i = 1; i <= found.groupCount(); i++)
            if (found.group(i) != null) return found.group(i);
        return "";
    }

    /** The keys that are named whole, and where. */
    Map<String, String> asked() {
        return asked;
    }

    boolean has(String key) {
        return texts.contains(key)
                || beginnings.stream().anyMatch(key::startsWith)
                || isCode(key)
                || texts.contains(key.replaceFirst("\\.(?:one|other)$", ""));
    }

    /**
     * {@code NotBlank.venueForm.name}: what Spring makes of an error's code, and of a name in the
     * model.
     */
    private boolean isCode(String key) {
        var parts = key.split("\\.");
        return parts[0].equals("typeMismatch")
                || codes.contains(parts[0])
                        && (parts.length == 1
                                || FORM.matcher(parts[1]).matches()
                                || texts.contains(parts[1]));
    }
}
