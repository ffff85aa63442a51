package dev.marquee.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.FilterInvocation;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * What the tokens of integrators' clients open, by scope. They come to nothing else, open to
 * everybody or not; and where they come, the {@link AccessRules} hold as for their owner.
 */
public final class ScopeRules {

    private record Rule(String scope, PathPatternRequestMatcher paths) {}

    private final List<Rule> rules = new ArrayList<>();

    /** Adds what a scope opens, all methods together: those that read, or those that write. */
    public ScopeRules open(String scope, Set<HttpMethod> methods, String... paths) {
        for (var method : methods)
            for (var path : paths)
                rules.add(
                        new Rule(
                                scope,
                                PathPatternRequestMatcher.withDefaults().matcher(method, path)));
        return this;
    }

    /** Adds what a scope lets one read. */
    public ScopeRules read(String scope, String... paths) {
        return open(scope, Set.of(HttpMethod.GET, HttpMethod.HEAD), paths);
    }

    /** Adds what a scope lets one change. */
    public ScopeRules write(String scope, String... paths) {
        return open(
                scope,
                Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE),
                paths);
    }

    /** The scopes that open an address, in their order. */
    public List<String> opening(String method, String address) {
        var request =
                new PathPatternRequestTransformer()
                        .transform(new FilterInvocation(address, method).getHttpRequest());
        return opening(request);
    }

    /** The scopes that open what a request asks for, in their order. */
    List<String> opening(HttpServletRequest request) {
        return rules.stream()
                .filter(rule -> rule.paths.matches(request))
                .map(Rule::scope)
                .distinct()
                .toList();
    }

    boolean allow(HttpServletRequest request, Set<String> scopes) {
        return rules.stream()
                .anyMatch(rule -> scopes.contains(rule.scope) && rule.paths.matches(request));
    }
}
