package dev.marquee.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Writes the address of an asset with the hash of its content, which is looked up once. Spring's
 * own filter looks for a file behind every address of every page, again and again.
 */
class AssetAddresses extends OncePerRequestFilter {

    private static final String ASSETS = "/assets/";

    private final ObjectProvider<ResourceUrlProvider> resources;
    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();

    AssetAddresses(ObjectProvider<ResourceUrlProvider> resources) {
        this.resources = resources;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new WithHashes(response));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Names of assets come from templates, so they are few. One that is missing stays as it is. */
    private String withHash(String address) {
        var before = known.get(address);
        if (before != null) return before;
        var found = resolve(address);
        if (found == null) return address;
        known.put(address, found);
        return found;
    }

    private @Nullable String resolve(String address) {
        var provider = resources.getIfAvailable();
        return provider == null ? null : provider.getForLookupPath(address);
    }

    private final class WithHashes extends HttpServletResponseWrapper {

        WithHashes(HttpServletResponse response) {
            super(response);
        }

        /** Sessions are in cookies, never in addresses: all others stay as they are. */
        @Override
        public String encodeURL(String url) {
            return url.startsWith(ASSETS) ? withHash(url) : url;
        }
    }
}
