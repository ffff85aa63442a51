package dev.marquee.site.client;

import java.util.List;

/** Sites such as {@code https://example.org} that may show an organiser's events in a frame. */
public record EmbedOrigins(List<String> origins) {}
