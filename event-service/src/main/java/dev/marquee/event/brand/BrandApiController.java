package dev.marquee.event.brand;

import dev.marquee.event.picture.LogoPictures.Refused;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/brands/{organizer}")
@Tag(name = "Brands")
class BrandApiController {

    private final Brands brands;
    private final ManageBrands manage;

    BrandApiController(Brands brands, ManageBrands manage) {
        this.brands = brands;
        this.manage = manage;
    }

    @GetMapping
    @Operation(
            summary = "What an organiser looks like",
            description =
                    "Its name, its logo and its colour, as far as it has said them. The colour is also given as it can be read on light and on dark grounds: 4.5 to 1.")
    @ApiResponse(responseCode = "200", description = "The look; its ETag is for If-Match")
    ResponseEntity<BrandView> show(@Parameter(example = "2") @PathVariable long organizer) {
        return answer(organizer);
    }

    @PutMapping
    @Operation(summary = "Changes the name and the colour")
    @ApiResponse(responseCode = "200", description = "The look")
    @ApiResponse(responseCode = "404", description = "not-found: it is somebody else's")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<BrandView> put(
            @Parameter(example = "2") @PathVariable long organizer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody BrandRequest request,
            Caller caller) {
        var whose = ManageBrands.whose(caller, organizer);
        manage.describe(whose, Versions.expected(ifMatch), request.named(), request.coloured());
        return answer(whose);
    }

    @GetMapping("/logo")
    @Operation(
            summary = "The logo of an organiser, as PNG",
            description =
                    "Its address stands in the look. With the v it has there it never changes, and may be kept for ever.")
    @ApiResponse(
            responseCode = "200",
            description = "The logo",
            content =
                    @Content(
                            mediaType = "image/png",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<byte[]> logo(
            @Parameter(example = "2") @PathVariable long organizer,
            @RequestParam(defaultValue = "") String v) {
        var logo = brands.logo(organizer).orElseThrow(() -> Problems.notFound("logo"));
        var kept =
                v.equals(logo.hash())
                        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                        : CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
        return ResponseEntity.ok()
                .cacheControl(kept)
                .eTag('"' + logo.hash() + '"')
                .contentType(MediaType.IMAGE_PNG)
                .body(logo.png());
    }

    @PutMapping("/logo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Gives an organiser a logo",
            description =
                    "A PNG or JPEG of at most 200 kB. It is drawn anew, on white, and nothing but what one sees is kept of it.")
    @ApiResponse(responseCode = "204", description = "It is the logo")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "413", description = "content-too-large")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void putLogo(
            @Parameter(example = "2") @PathVariable long organizer,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/png",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary"))
                            })
                    @RequestBody
                    byte[] file,
            Caller caller) {
        var whose = ManageBrands.whose(caller, organizer);
        try {
            manage.putLogo(whose, file);
        } catch (Refused e) {
            throw Problems.invalid("logo", e.why());
        }
    }

    @DeleteMapping("/logo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes the logo away")
    @ApiResponse(responseCode = "204", description = "There is none now")
    @ApiResponse(responseCode = "404", description = "not-found: it is somebody else's")
    void removeLogo(@Parameter(example = "2") @PathVariable long organizer, Caller caller) {
        manage.removeLogo(ManageBrands.whose(caller, organizer));
    }

    private ResponseEntity<BrandView> answer(long organizer) {
        var brand = brands.find(organizer);
        return ResponseEntity.ok().eTag(Versions.etag(brand.version())).body(BrandView.of(brand));
    }
}
