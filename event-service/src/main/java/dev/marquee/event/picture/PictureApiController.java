package dev.marquee.event.picture;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.event.picture.ImageShrinker.NotAPicture;
import dev.marquee.event.picture.Pictures.Size;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@RestController
@RequestMapping("/api/events/{event}/picture")
@Tag(name = "Pictures")
class PictureApiController {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    private final EventAccess events;
    private final Pictures pictures;

    PictureApiController(EventAccess events, Pictures pictures) {
        this.events = events;
        this.pictures = pictures;
    }

    @GetMapping
    @Operation(
            summary = "The picture of an event, as JPEG",
            description =
                    "Its address stands in the event. With the v it has there it never changes, and may be kept for ever. Square, standard (4 : 3) and wide (16 : 9) are cut from the middle of the large one.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content =
                    @Content(
                            mediaType = "image/jpeg",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<byte[]> show(
            @PathVariable String event,
            @RequestParam(defaultValue = "large")
                    @Pattern(
                            regexp = "large|small|square|standard|wide",
                            message = "{invalid.size-of-picture}")
                    String size,
            @RequestParam(defaultValue = "") String v,
            Optional<Caller> caller,
            @Parameter(hidden = true) ServletWebRequest request) {
        var seen = events.seen(event, caller);
        var picture =
                pictures.of(seen.id(), size.equals("small") ? Size.SMALL : Size.LARGE)
                        .orElseThrow(() -> Problems.notFound("picture"));
        var shape = PictureShape.of(size);
        var tag = '"' + picture.hash() + shape.map(one -> "-" + size).orElse("") + '"';
        var kept = kept(seen.open(), v.equals(picture.hash()));
        if (request.checkNotModified(tag))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(kept)
                    .build();
        return ResponseEntity.ok()
                .cacheControl(kept)
                .eTag(tag)
                .contentType(MediaType.IMAGE_JPEG)
                .body(shape.map(one -> pictures.cut(picture, one)).orElseGet(picture::jpeg));
    }

    /** A draft's is its organiser's alone. */
    private static CacheControl kept(boolean open, boolean forEver) {
        if (!open) return CacheControl.noCache().cachePrivate();
        return forEver
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Gives an event a picture",
            description =
                    "A PNG, JPEG or WebP of at most 5 MB and 50 million pixels. It is made smaller, and nothing but what one sees is kept of it.")
    @ApiResponse(responseCode = "204", description = "It is the event's picture")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "413", description = "content-too-large")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void put(
            @PathVariable String event,
            @RequestParam(defaultValue = "")
                    @jakarta.validation.constraints.Size(
                            max = 200,
                            message = "{invalid.at-most-200-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String alt,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/png",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "image/webp",
                                        schema = @Schema(type = "string", format = "binary"))
                            })
                    @RequestBody
                    byte[] file,
            Caller caller) {
        var own = events.own(event, caller);
        if (file.length > MOST_BYTES)
            throw Problems.invalid("picture", Text.of("invalid.at-most-5-mb"));
        try {
            pictures.put(own.id(), file, alt.strip());
        } catch (NotAPicture e) {
            throw Problems.invalid("picture", e.reason().text());
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes the picture of an event away")
    @ApiResponse(responseCode = "204", description = "There is none now")
    @ApiResponse(responseCode = "404", description = "not-found")
    void remove(@PathVariable String event, Caller caller) {
        pictures.remove(events.own(event, caller).id());
    }
}
