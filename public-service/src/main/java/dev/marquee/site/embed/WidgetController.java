package dev.marquee.site.embed;

import dev.marquee.platform.config.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The script for other people's pages: under its version, where it gets our corrections, and under
 * the hash of its content, where it never changes. A release that was published stays in the
 * folder, so that a page that names its hash goes on.
 */
@Controller
final class WidgetController {

    private static final MediaType SCRIPT =
            new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private record Script(byte[] file, String hash) {}

    private final Map<String, Script> byVersion = new HashMap<>();
    private final Map<String, Script> byHash = new HashMap<>();

    WidgetController() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver().getResources("classpath:/widget/*.js");
        for (var resource : found) {
            var file = resource.getContentAsByteArray();
            var script =
                    new Script(
                            file,
                            Sha256.of(new String(file, StandardCharsets.UTF_8)).substring(0, 32));
            byHash.put(script.hash, script);
            byVersion.put(
                    String.valueOf(resource.getFilename()).replaceFirst("\\.js$", ""), script);
        }
    }

    @GetMapping("/widget/{name:[a-z0-9.]+}.js")
    ResponseEntity<byte[]> script(@PathVariable String name) {
        var named = byVersion.get(name);
        var script = named == null ? byHash.get(name) : named;
        if (script == null) return ResponseEntity.notFound().build();
        var kept =
                named == null
                        ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable()
                        : CacheControl.maxAge(FRESH).cachePublic();
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(kept)
                .eTag('"' + script.hash + '"')
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(script.file);
    }
}
