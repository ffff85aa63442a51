package dev.marquee.system.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds literal words in a script: a text with a space between words, or one that begins large. */
final class ScriptWords {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "//[^\\n]*|/\\*.*?\\*/|(?<=[(,=:!&|?{};\\n] ?)/(?![/*])(?:[^/\\\\\\n\\[]|\\\\.|\\[(?:[^\\]\\\\\\n]|\\\\.)*])+/[a-z]*"
                            + "|'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\"|`(?:[^`\\\\]|\\\\.)*`",
                    Pattern.DOTALL);

    private static final Pattern WORDS =
            Pattern.compile("\\p{L}{2,}[,;:.!?’]? \\p{L}+|^\\p{Lu}\\p{Ll}+[.:!?…]?$");

    /** What programs read: selectors, paths of drawings, markup. */
    private static final Pattern CODE =
            Pattern.compile(
                    "[#\\[\\]<>{}=]|^\\.|^use strict$|^[a-z-]+( [a-z-]+)*-[a-z-]+( [a-z-]+)*$");

    /** Names of keys, of methods of HTTP and its headers, of what browsers define. */
    private static final Pattern NAMES =
            Pattern.compile(
                    "Enter|Escape|Tab|Space|Home|End|Delete|Backspace|Accept|DIALOG|Dead|Basic|Bearer"
                            + "|.*(Error|Exception)|Arrow\\w+|Page(Up|Down)|Shift|Control|Alt|Meta");

    private ScriptWords() {}

    static List<Literal> of(String file, String text) {
        var found = new ArrayList<Literal>();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            var token = tokens.group();
            if (token.startsWith("/")) continue;
            var inner = token.substring(1, token.length() - 1).replaceAll("\\$\\{[^}]*}", "");
            if (!WORDS.matcher(inner).find()
                    || CODE.matcher(inner).find()
                    || NAMES.matcher(inner).matches()) continue;
            var line = text.substring(0, tokens.start()).chars().filter(c -> c == '\n').count() + 1;
            found.add(new Literal(file, line, "text", inner));
        }
        return found;
    }
}
