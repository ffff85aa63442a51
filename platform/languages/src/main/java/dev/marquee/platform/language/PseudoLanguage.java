package dev.marquee.platform.language;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.Map;

/**
 * English with accents, longer by two fifths, and in brackets: a page in it shows which words are
 * in no bundle, what is cut, and where a longer language does not fit.
 */
final class PseudoLanguage {

    static final String TAG = "en-XA";

    static final Map<String, String> ABOUT =
            Map.of("language.name", "[Ƥšéûðö]", "language.locale", TAG);

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
    private static final String MORE = " ôñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ";

    private PseudoLanguage() {}

    /** The text with its arguments, plurals and apostrophes as they are. */
    static String of(String text) {
        var pattern = new MessagePattern(text);
        var made = new StringBuilder("[");
        var letters = message(pattern, 0, made);
        for (var left = (letters * 2 + 4) / 5; left > 0; left -= MORE.length())
            made.append(MORE, 0, Math.min(left, MORE.length()));
        return made.append(']').toString();
    }

    /** Adds the message that starts with this part, and tells how much of it is text. */
    private static int message(MessagePattern pattern, int start, StringBuilder made) {
        var text = pattern.getPatternString();
        var end = pattern.getLimitPartIndex(start);
        var at = pattern.getPart(start).getLimit();
        var letters = 0;
        for (var i = start + 1; i < end; i++) {
            var part = pattern.getPart(i);
            if (part.getType() != Part.Type.ARG_START && part.getType() != Part.Type.SKIP_SYNTAX)
                continue;
            letters += accented(text, at, part.getIndex(), made);
            if (part.getType() == Part.Type.SKIP_SYNTAX) {
                made.append(text, part.getIndex(), part.getLimit());
                at = part.getLimit();
                continue;
            }
            var limit = pattern.getLimitPartIndex(i);
            at = part.getIndex();
            for (var inner = i + 1; inner < limit; inner++) {
                if (pattern.getPart(inner).getType() != Part.Type.MSG_START) continue;
                made.append(text, at, pattern.getPart(inner).getLimit());
                letters += message(pattern, inner, made);
                inner = pattern.getLimitPartIndex(inner);
                at = pattern.getPart(inner).getIndex();
            }
            made.append(text, at, pattern.getPart(limit).getLimit());
            at = pattern.getPart(limit).getLimit();
            i = limit;
        }
        return letters + accented(text, at, pattern.getPart(end).getIndex(), made);
    }

    private static int accented(String text, int from, int to, StringBuilder made) {
        for (var i = from; i < to; i++) {
            var letter = PLAIN.indexOf(text.charAt(i));
            made.append(letter < 0 ? text.charAt(i) : ACCENTED.charAt(letter));
        }
        return to - from;
    }
}
