package dev.marquee.platform.client;

import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.RequestId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Whose request is being answered, kept as a value: it is read once, on the thread of the request,
 * and does not change with the thread that uses it later.
 */
public final class GivenCaller {

    private final @Nullable String token;
    private final @Nullable String address;
    private final @Nullable String requestId;
    private final @Nullable Locale language;

    private GivenCaller(
            @Nullable String token,
            @Nullable String address,
            @Nullable String requestId,
            @Nullable Locale language) {
        this.token = token;
        this.address = address;
        this.requestId = requestId;
        this.language = language;
    }

    /**
     * Whoever is calling now, or nobody.
     *
     * @param language in which the answers are wanted
     */
    public static GivenCaller now(Locale language) {
        var token =
                SecurityContextHolder.getContext().getAuthentication()
                                instanceof JwtAuthenticationToken known
                        ? known.getToken().getTokenValue()
                        : null;
        return new GivenCaller(
                token,
                ClientAddress.current().orElse(null),
                RequestId.current().orElse(null),
                language);
    }

    /** Nobody, for what everybody sees. */
    public static GivenCaller nobody(Locale language) {
        return new GivenCaller(null, null, null, language);
    }

    /** The same caller, who wants answers in another language. */
    public GivenCaller in(Locale other) {
        return new GivenCaller(token, address, requestId, other);
    }

    ClientHttpRequestInterceptor interceptor() {
        return (request, body, execution) -> {
            var headers = request.getHeaders();
            if (token != null) headers.setBearerAuth(token);
            if (address != null) headers.set(ClientAddress.HEADER, address);
            if (requestId != null) headers.set(RequestId.HEADER, requestId);
            if (language != null)
                headers.set(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag());
            return execution.execute(request, body);
        };
    }
}
