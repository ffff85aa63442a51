package dev.marquee.gateway.cache;

import org.jspecify.annotations.Nullable;

/**
 * Everything that an answer depends on, and all that the service learns of the reader.
 *
 * @param resource which address of the catalogue
 * @param path as it was sent
 * @param query the parameters that are read there, in one order, as they were sent; may be empty
 * @param accept what kind of answer is asked for, in one of few spellings
 * @param language the tag of the reader's language and region; empty where it makes no difference,
 *     or where the reader asks for none that exists
 * @param theme light, dark, or null
 */
record CacheKey(
        Resource resource,
        String path,
        String query,
        String accept,
        String language,
        @Nullable String theme) {

    /** The address as the service gets it. */
    String uri() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Which event the answer is about: an id or a code; null for lists. */
    @Nullable String event() {
        return resource.eventOf(path);
    }
}
