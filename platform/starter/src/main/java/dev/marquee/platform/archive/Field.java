package dev.marquee.platform.archive;

import org.jspecify.annotations.Nullable;

/**
 * A field of a kind of rows.
 *
 * @param kind of the row that a reference is to; null for all else
 * @param firm whether that row must be in the archive; what is not firm may name what was deleted
 */
public record Field(String name, FieldType type, @Nullable String kind, boolean firm) {}
