package dev.marquee.site.assistant.rules;

import dev.marquee.platform.value.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words as they are compared: in lower case, without marks, signs and the spellings of chats. */
final class SpokenText {

    private SpokenText() {}

    /** "Đêm nhạc còn vé ko?" is dem, nhac, con, ve, ko. */
    static List<String> words(String text) {
        var plain = Folding.fold(text).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    /** The same with each spelling of chats written out. */
    static List<String> words(String text, Map<String, List<String>> spellings) {
        var written = new ArrayList<String>();
        for (var word : words(text)) written.addAll(spellings.getOrDefault(word, List.of(word)));
        return written;
    }
}
