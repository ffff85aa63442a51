package dev.marquee.gateway.cache;

import dev.marquee.gateway.cache.Kept.Begun;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.web.RequestId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Asks a service for an answer that everybody may get. The request is made anew from the key alone:
 * nothing of the reader's own can get into it, nor into the answer.
 */
@Component
class ServiceRenderer implements Renderer {

    /** What of an answer is the same for all; the rest belongs to one request or one connection. */
    private static final Set<String> KEPT =
            Set.of("content-type", "content-language", "link", "x-robots-tag");

    private static final Set<String> KNOWN_DIFFERENCES =
            Set.of(
                    "accept",
                    "accept-encoding",
                    "accept-language",
                    "cookie",
                    "origin",
                    "access-control-request-method",
                    "access-control-request-headers");

    private final CloseableHttpClient upstream;
    private final MarqueeSettings settings;
    private final long largest;

    ServiceRenderer(CloseableHttpClient upstream, MarqueeSettings settings, CacheSettings cache) {
        this.upstream = upstream;
        this.settings = settings;
        this.largest = cache.maxAnswer().toBytes();
    }

    @Override
    public Outcome render(CacheKey key, Begun begun, String requestId) {
        var service = HttpHost.create(settings.service(key.resource().service()));
        var request = new HttpGet("/");
        request.setPath(key.uri());
        request.setHeader(HttpHeaders.HOST, settings.publicUrl().getAuthority());
        request.setHeader(HttpHeaders.ACCEPT, key.accept());
        request.setHeader(RequestId.HEADER, requestId);
        if (!key.language().isEmpty())
            request.setHeader(HttpHeaders.ACCEPT_LANGUAGE, key.language());
        if (key.theme() != null)
            request.setHeader(HttpHeaders.COOKIE, "marquee_theme=" + key.theme());
        try {
            return upstream.execute(service, request, response -> outcome(key, response, begun));
        } catch (IOException e) {
            return new Away();
        }
    }

    private Outcome outcome(CacheKey key, ClassicHttpResponse response, Begun begun)
            throws IOException {
        var status = response.getCode();
        if (status >= 500 || status == 200 && isIncomplete(response)) return new Away();
        if (!isSameForAll(response) || status != 200 && !isInReadersWords(key)) return new Unkept();
        var entity = response.getEntity();
        if (entity == null || entity.getContentLength() > largest) return new Unkept();
        // One byte more than may be kept, to know that there is more.
        var body = EntityUtils.toByteArray(entity, (int) largest + 1);
        if (body.length > largest) return new Unkept();
        var etag = response.getFirstHeader(HttpHeaders.ETAG);
        var answer =
                new Kept(
                        status,
                        headers(response),
                        body,
                        etag == null ? null : etag.getValue(),
                        begun);
        if (status == 200) return new Fresh(answer);
        return status == 404 ? new Passing(answer) : new Unkept();
    }

    /**
     * A page without the part that another service did not give: it says that it is not to be
     * stored.
     */
    private static boolean isIncomplete(ClassicHttpResponse response) {
        return cacheControl(response).contains("no-store");
    }

    /** A refusal is in words, but JSON is asked for in few languages. */
    private static boolean isInReadersWords(CacheKey key) {
        return key.resource().isPage();
    }

    private static boolean isSameForAll(ClassicHttpResponse response) {
        if (response.containsHeader(HttpHeaders.SET_COOKIE)
                || cacheControl(response).contains("private")) return false;
        for (var header : response.getHeaders(HttpHeaders.VARY))
            for (var name : header.getValue().split(","))
                if (!KNOWN_DIFFERENCES.contains(name.strip().toLowerCase(Locale.ROOT)))
                    return false;
        return true;
    }

    private static String cacheControl(ClassicHttpResponse response) {
        var said = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
        return said == null ? "" : value(said.getValue());
    }

    private static String value(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : response.getHeaders())
            if (KEPT.contains(header.getName().toLowerCase(Locale.ROOT)))
                headers.put(header.getName(), header.getValue());
        return headers;
    }
}
