package dev.marquee.event.brand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The look of an event's organiser as a style sheet, for the pages of the event. */
@RestController
@Tag(name = "Brands")
class BrandStyleController {

    /** Alone where the page looks like the house's. */
    private static final String HEAD = "/* What is the organiser's */\n";

    private final Brands brands;

    BrandStyleController(Brands brands) {
        this.brands = brands;
    }

    @GetMapping("/api/events/{event}/brand.css")
    @Operation(
            summary = "The look of an event's organiser, as a style sheet",
            description = "Without any rule where there is none, or no such event.")
    @ApiResponse(
            responseCode = "200",
            description = "The style sheet",
            content = @Content(mediaType = "text/css", schema = @Schema(type = "string")))
    ResponseEntity<String> show(@PathVariable String event) {
        var style = brands.ofEvent(event.toUpperCase(Locale.ROOT)).map(BrandStyle::of).orElse("");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(HEAD + style);
    }
}
