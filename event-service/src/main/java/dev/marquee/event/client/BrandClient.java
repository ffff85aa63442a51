package dev.marquee.event.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Services that show what organisers look like. */
@HttpExchange("/internal/brands")
public interface BrandClient {

    /**
     * What an organiser looks like.
     *
     * @param version older ones than are known there are ignored
     * @param light one colour as it is read on a light ground, and {@code dark} on a dark one; null
     *     for those of the house
     */
    record BrandPush(
            long version,
            @Nullable String name,
            @Nullable String light,
            @Nullable String dark,
            @Nullable LogoFile logo) {}

    /** A PNG in Base64, and how large it is shown. */
    record LogoFile(byte[] png, int width, int height) {}

    /** Repeats are harmless. */
    @PutExchange("/{organizer}")
    void put(@PathVariable long organizer, @RequestBody BrandPush push);
}
