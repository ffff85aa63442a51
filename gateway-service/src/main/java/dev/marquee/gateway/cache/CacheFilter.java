package dev.marquee.gateway.cache;

import dev.marquee.gateway.cache.PageCache.LastKnown;
import dev.marquee.gateway.cache.PageCache.Nothing;
import dev.marquee.gateway.cache.PageCache.Right;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends what is kept, as soon as limits and headers are seen to and before anything else is. */
class CacheFilter extends OncePerRequestFilter {

    /** RFC 9211. */
    private static final String CACHE_STATUS = "Cache-Status";

    private static final String PAGES_DIFFER_BY =
            "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie";
    private static final String JSON_DIFFERS_BY =
            "Accept, Accept-Encoding, Authorization, Cookie, Origin";
    private static final String NAMES_DIFFER_BY = JSON_DIFFERS_BY + ", Accept-Language";

    private final CacheKeys keys;
    private final PageCache cache;
    private final ChangeCheck check;
    private final String forOthers;

    CacheFilter(CacheKeys keys, PageCache cache, ChangeCheck check, Duration sharedMaxAge) {
        this.keys = keys;
        this.cache = cache;
        this.check = check;
        this.forOthers = "public, max-age=0, s-maxage=" + sharedMaxAge.toSeconds();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = keys.of(request);
        if (key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        check.isRead();
        var differsBy = differsBy(key.get().resource());
        switch (cache.find(key.get(), request)) {
            case Nothing ignored -> chain.doFilter(request, response);
            case Right(var answer, var storable) -> {
                response.setHeader(HttpHeaders.VARY, differsBy);
                if (storable) {
                    response.setHeader(HttpHeaders.CACHE_CONTROL, forOthers);
                    response.setHeader(CACHE_STATUS, "marquee; hit");
                }
                sendRight(request, response, answer, storable);
            }
            case LastKnown(var answer, var age) -> {
                response.setHeader(HttpHeaders.VARY, differsBy);
                response.setHeader(HttpHeaders.AGE, String.valueOf(age.toSeconds()));
                response.setHeader(
                        CACHE_STATUS, "marquee; hit; ttl=-" + Math.max(1, age.toSeconds()));
                send(response, answer, answer.bodyOutOfDate());
            }
        }
    }

    private static String differsBy(Resource resource) {
        if (resource.isPage()) return PAGES_DIFFER_BY;
        return resource.isInWords() ? NAMES_DIFFER_BY : JSON_DIFFERS_BY;
    }

    private static void sendRight(
            HttpServletRequest request, HttpServletResponse response, Kept answer, boolean storable)
            throws IOException {
        var zipped = answer.isZippable() && takesZipped(request);
        if (storable || answer.hasOwnEtag())
            response.setHeader(HttpHeaders.ETAG, answer.etag(zipped));
        if (storable && isKnown(request, answer)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (zipped) response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        send(response, answer, zipped ? answer.zipped() : answer.body());
    }

    private static void send(HttpServletResponse response, Kept answer, byte[] body)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether the reader has this very answer, in whichever encoding. */
    private static boolean isKnown(HttpServletRequest request, Kept answer) {
        if (answer.hasOwnEtag() || request.getHeader(HttpHeaders.IF_NONE_MATCH) == null)
            return false;
        for (var header : Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)))
            for (var one : header.split(",")) {
                var tag = one.strip();
                if (tag.startsWith("W/")) tag = tag.substring(2);
                if (tag.equals("*")
                        || tag.equals(answer.etag(false))
                        || tag.equals(answer.etag(true))) return true;
            }
        return false;
    }

    private static boolean takesZipped(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !accepted.contains("gzip")) return false;
        for (var one : accepted.split(",")) {
            var coding = one.strip();
            if (coding.startsWith("gzip")) return !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?");
        }
        return false;
    }
}
