package dev.marquee.site.ticketlink;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What keeps the pages of tickets in the browser. A service worker may only stand below the path
 * that it is for, so these are no shared assets.
 */
@RestController
@Hidden
class TicketScripts {

    private static final MediaType SCRIPT =
            new MediaType("text", "javascript", StandardCharsets.UTF_8);

    @GetMapping("/t/worker.js")
    ResponseEntity<Resource> worker() {
        return script("worker.js", CacheControl.noCache());
    }

    @GetMapping("/t/page.js")
    ResponseEntity<Resource> page() {
        return script("page.js", CacheControl.maxAge(Duration.ofHours(1)));
    }

    private static ResponseEntity<Resource> script(String name, CacheControl cache) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(cache)
                .body(new ClassPathResource("static/t/" + name));
    }
}
