package dev.marquee.event.feed;

import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/** A file for programs that come again: with a tag, so that an unchanged one is not sent twice. */
final class FeedAnswer {

    /** Programs and caches between may be behind by so much. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private FeedAnswer() {}

    static ResponseEntity<byte[]> of(byte[] file, MediaType type, ServletWebRequest request) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var tag = '"' + Sha256.of(text).substring(0, 32) + '"';
        var kept = CacheControl.maxAge(FRESH).cachePublic();
        if (request.checkNotModified(tag))
            return ResponseEntity.status(304).eTag(tag).cacheControl(kept).build();
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(kept)
                .header(HttpHeaders.CONTENT_TYPE, type.toString())
                .body(file);
    }
}
