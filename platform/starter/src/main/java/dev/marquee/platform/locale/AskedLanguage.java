package dev.marquee.platform.locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request as if its browser asked for a language, and for no other. */
final class AskedLanguage extends HttpServletRequestWrapper {

    private final String tag;

    AskedLanguage(HttpServletRequest request, String tag) {
        super(request);
        this.tag = tag;
    }

    private static boolean isIt(String header) {
        return header.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isIt(name) ? tag : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isIt(name) ? Collections.enumeration(List.of(tag)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = new ArrayList<>(Collections.list(super.getHeaderNames()));
        names.removeIf(AskedLanguage::isIt);
        names.add(HttpHeaders.ACCEPT_LANGUAGE);
        return Collections.enumeration(names);
    }
}
