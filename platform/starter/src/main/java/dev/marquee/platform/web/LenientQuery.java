package dev.marquee.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose address has parameters that are no UTF-8, such as {@code utm_source=caf%E9} of an
 * old mailing. Tomcat would refuse all parameters at once; here only who asks for that one learns
 * that it cannot be read.
 */
final class LenientQuery extends HttpServletRequestWrapper {

    private static final int MOST = 1000;

    private final Map<String, String[]> parameters;
    private final Set<String> unreadable;

    private LenientQuery(
            HttpServletRequest request, Map<String, String[]> parameters, Set<String> unreadable) {
        super(request);
        this.parameters = parameters;
        this.unreadable = unreadable;
    }

    /** The request itself, unless its query has such bytes and it brings no form. */
    static HttpServletRequest of(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || query.indexOf('%') < 0 || bringsForm(request)) return request;
        var read = new LinkedHashMap<String, List<String>>();
        var unreadable = new HashSet<String>();
        for (var pair : query.split("&", MOST)) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (name == null) unreadable.add(pair);
            else if (value == null) unreadable.add(name);
            else read.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }
        if (unreadable.isEmpty()) return request;
        read.keySet().removeAll(unreadable);
        var parameters = new LinkedHashMap<String, String[]>();
        read.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return new LenientQuery(request, Collections.unmodifiableMap(parameters), unreadable);
    }

    private static boolean bringsForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && (type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33)
                        || type.regionMatches(true, 0, "multipart/", 0, 10));
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

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        if (unreadable.contains(name)) throw new Unreadable(name);
        var values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
