package dev.marquee.event.embedding;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/brands/{organizer}/embed-origins")
@Tag(name = "Brands")
class EmbedOriginsApiController {

    /** Sites by their origins. */
    @Schema(name = "EmbedOrigins")
    record EmbedOriginsView(
            @Schema(
                            description = "Scheme, host and port alone; https; 20 at most",
                            example = "[\"https://www.example.org\"]")
                    List<String> origins) {}

    /** The list as programs send it. */
    @Schema(name = "EmbedOriginsRequest")
    record EmbedOriginsRequest(
            @Schema(
                            description = "Scheme, host and port alone; https; 20 at most",
                            example = "[\"https://www.example.org\"]")
                    @NotNull
                    @Nullable List<String> origins) {}

    private final EmbedOrigins origins;
    private final ListOrigins listing;

    EmbedOriginsApiController(EmbedOrigins origins, ListOrigins listing) {
        this.origins = origins;
        this.listing = listing;
    }

    @GetMapping
    @Operation(
            summary = "The sites that may show an organiser's events in a frame",
            description = "Browsers are told them with each frame.")
    @ApiResponse(responseCode = "200", description = "The sites, in the order of the alphabet")
    EmbedOriginsView show(@Parameter(example = "2") @PathVariable long organizer) {
        return new EmbedOriginsView(origins.of(organizer));
    }

    @PutMapping
    @Operation(
            summary = "Lists the sites that may show an organiser's events in a frame",
            description = "These, and no others: an empty list forbids it to all.")
    @ApiResponse(responseCode = "200", description = "The sites")
    @ApiResponse(responseCode = "404", description = "not-found: it is somebody else's")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EmbedOriginsView put(
            @Parameter(example = "2") @PathVariable long organizer,
            @Valid @RequestBody EmbedOriginsRequest request,
            Caller caller) {
        var whose = ListOrigins.whose(caller, organizer);
        var typed = request.origins() == null ? List.<String>of() : request.origins();
        if (typed.size() > ListOrigins.MOST)
            throw Problems.invalid("origins", Text.of("invalid.sites-too-many", ListOrigins.MOST));
        var sites = typed.stream().map(this::read).toList();
        listing.replace(whose, null, sites);
        return new EmbedOriginsView(origins.of(whose));
    }

    private String read(@Nullable String typed) {
        return listing.read(typed == null ? "" : typed)
                .orElseThrow(
                        () -> Problems.invalid("origins", Text.of("invalid.site", "" + typed)));
    }
}
