package dev.marquee.platform.value;

import java.util.Locale;

/** A name as a part of an address: "Talks &amp; Readings" is {@code talks-readings}. */
public final class Slug {

    private Slug() {}

    /** Of letters, digits and single dashes; empty for a name that has none of the first two. */
    public static String of(String name) {
        return Folding.fold(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
