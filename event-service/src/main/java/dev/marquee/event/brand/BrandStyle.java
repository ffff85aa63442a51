package dev.marquee.event.brand;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a page's style is its organiser's. */
final class BrandStyle {

    private BrandStyle() {}

    static String of(Brand brand) {
        return colour(brand) + logo(brand);
    }

    /** The colour on both grounds, for who chooses it. */
    static String samples(Brand brand) {
        if (brand.colour() == null) return "";
        return """
        .brand-light,.brand-dark{padding:.5rem .75rem;border-radius:10px;font-weight:600}
        .brand-light{color:%s;background:%s}
        .brand-dark{color:%s;background:%s}
        """
                .formatted(
                        brand.light(),
                        Colour.LIGHT_GROUND.text(),
                        brand.dark(),
                        Colour.DARK_GROUND.text());
    }

    /** Links and the one lit button; its letters are white, which can be read on the darker one. */
    private static String colour(Brand brand) {
        if (brand.colour() == null) return "";
        return """
        :root,[data-bs-theme]{--brand:light-dark(%1$s,%2$s);--link:var(--brand);--link-hover:var(--ink);--plum:%1$s}
        .btn-primary{--c:#fff;--b:%1$s;--h:%1$s;--e:var(--edge)}
        .btn-primary:hover{text-decoration:underline}
        """
                .formatted(brand.light(), brand.dark());
    }

    private static String logo(Brand brand) {
        var logo = brand.logo();
        if (logo == null) return "";
        return """
        .brand-logo{display:block}
        .brand-logo span{width:%dpx;height:%dpx;background-image:url("%s")}
        .brand-logo span::after{content:"" / "%s"}
        """
                .formatted(logo.width(), logo.height(), logo.url(), quoted(brand.name()));
    }

    /** As CSS writes any text: nothing in it can end it. */
    private static String quoted(@Nullable String text) {
        if (text == null) return "";
        var css = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    if (Character.isLetterOrDigit(point)) css.appendCodePoint(point);
                    else css.append(String.format(Locale.ROOT, "\\%06x", point));
                });
        return css.toString();
    }
}
