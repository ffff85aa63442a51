package dev.marquee.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * 404 for addresses of the API that no endpoint has, whoever asks: 401 would make people look for a
 * token, and 403 for a role, that open nothing.
 */
class UnknownAddressFilter extends OncePerRequestFilter {

    private static final String API = "/api/";

    private final Supplier<List<PathPattern>> known;

    UnknownAddressFilter(ObjectProvider<RequestMappingInfoHandlerMapping> endpoints) {
        this.known = SingletonSupplier.of(() -> patterns(endpoints));
    }

    private static List<PathPattern> patterns(
            ObjectProvider<RequestMappingInfoHandlerMapping> endpoints) {
        return endpoints.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .map(RequestMappingInfo::getPathPatternsCondition)
                .filter(Objects::nonNull)
                .flatMap(paths -> paths.getPatterns().stream())
                .filter(path -> path.getPatternString().startsWith(API))
                .toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(API);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = ServletRequestPathUtils.getParsedRequestPath(request);
        if (known.get().stream().anyMatch(one -> one.matches(path)))
            chain.doFilter(request, response);
        else response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
