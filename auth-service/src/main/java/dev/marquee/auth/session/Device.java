package dev.marquee.auth.session;

import dev.marquee.platform.web.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a browser says about itself, and where it is. */
record Device(String userAgent, String address) {

    private static final int LONGEST = 300;
    private static final int LONGEST_ADDRESS = 60;

    /** That of the request which this thread is answering. */
    static Device current() {
        var agent =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                        ? now.getRequest().getHeader(HttpHeaders.USER_AGENT)
                        : null;
        return new Device(
                cut(agent, LONGEST), cut(ClientAddress.current().orElse(""), LONGEST_ADDRESS));
    }

    private static String cut(@Nullable String text, int longest) {
        if (text == null) return "";
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }
}
