package dev.marquee.event.brand;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser looks like, as callers see it.
 *
 * @param colour as it was chosen; empty: that of the house
 * @param colourOnLight the same, darkened until it can be read on light grounds
 * @param colourOnDark the same, lightened until it can be read on dark ones
 */
@Schema(name = "Brand")
record BrandView(
        @Schema(example = "2") long organizerId,
        @Schema(example = "Tejo Arts Council") @Nullable String name,
        @Schema(example = "#0b7285") @Nullable String colour,
        @Schema(example = "#0b7285") @Nullable String colourOnLight,
        @Schema(example = "#4fa3b1") @Nullable String colourOnDark,
        @Nullable Logo logo) {

    /** A picture; width and height are what it is shown with. */
    @Schema(name = "BrandLogo")
    record Logo(
            @Schema(example = "/api/brands/2/logo?v=5d41402abc4b2a76") String url,
            @Schema(example = "120") int width,
            @Schema(example = "40") int height) {}

    static BrandView of(Brand brand) {
        var logo = brand.logo();
        return new BrandView(
                brand.organizerId(),
                brand.name(),
                brand.colour(),
                brand.light(),
                brand.dark(),
                logo == null ? null : new Logo(logo.url(), logo.width(), logo.height()));
    }
}
