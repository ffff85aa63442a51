package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;

/** What an organiser looks like, as far as buyers' pages say it in words. */
public record Brand(long organizerId, @Nullable String name) {}
