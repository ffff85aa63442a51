package dev.marquee.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of an address, some of whose parameters may be no UTF-8, such as {@code
 * utm_source=caf%E9} of an old mailing. Tomcat would refuse all parameters at once, those of a form
 * in the body too; here only who asks for that one learns that it cannot be read.
 *
 * @param readable what Tomcat can read, as it was sent; null if there is no query
 * @param unreadable the names of the other parameters
 */
record LenientQuery(@Nullable String readable, Set<String> unreadable) {

    private static final int MOST = 1000;

    private record Pair(@Nullable String name, String sent) {}

    static LenientQuery of(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) return new LenientQuery(query, Set.of());
        var pairs = new ArrayList<Pair>();
        var unreadable = new HashSet<String>();
        for (var pair : query.split("&", MOST)) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (name == null) unreadable.add(pair);
            else if (value == null) unreadable.add(name);
            else pairs.add(new Pair(name, pair));
        }
        return unreadable.isEmpty()
                ? new LenientQuery(query, Set.of())
                : new LenientQuery(without(unreadable, pairs), unreadable);
    }

    /** One bad value spoils all of that name. */
    private static String without(Set<String> unreadable, List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> !unreadable.contains(pair.name))
                .map(Pair::sent)
                .collect(Collectors.joining("&"));
    }

    /** Null where the bytes are none of UTF-8, or a % stands alone. */
    private static @Nullable String decode(String text) {
        if (text.indexOf('%') < 0) return text.replace('+', ' ');
        var bytes = ByteBuffer.allocate(text.length() * 3);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) return null;
                var high = Character.digit(text.charAt(i + 1), 16);
                var low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0) return null;
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else if (c == '+') bytes.put((byte) ' ');
            else bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
