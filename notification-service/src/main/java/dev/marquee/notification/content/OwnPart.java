package dev.marquee.notification.content;

import dev.marquee.notification.content.Letter.Picture;
import dev.marquee.notification.content.OwnLook.Brand;
import dev.marquee.notification.content.text.PlainLine;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;

/**
 * What of a letter is its organiser's own; all else is the house's.
 *
 * @param words null for the usual ones
 * @param brand null for that of the house
 */
record OwnPart(OwnWords.@Nullable Filled words, @Nullable Brand brand) {

    static final OwnPart NONE = new OwnPart(null, null);

    private static final OwnLook.Colours HOUSE = new OwnLook.Colours("#7a2358", "#ffc766");

    /** Mail programs know no style sheets: each element brings its own. */
    private static final Map<String, String> STYLES =
            Map.of(
                    "p", "margin:0 0 12px",
                    "ul", "margin:0 0 12px;padding-left:24px",
                    "ol", "margin:0 0 12px;padding-left:24px",
                    "blockquote", "margin:0 0 12px;padding-left:12px;border-left:3px solid #8c7786",
                    "pre", "margin:0 0 12px;white-space:pre-wrap",
                    "hr", "margin:16px 0;border:0;border-top:1px solid #8c7786",
                    "h2", "margin:0 0 12px;font-size:24px;line-height:30px",
                    "h3", "margin:0 0 8px;font-size:20px;line-height:26px");

    void describe(Context page, List<Picture> pictures) {
        var colours = brand == null || brand.colours() == null ? HOUSE : brand.colours();
        page.setVariable("colours", colours);
        page.setVariable("coloured", colours != HOUSE);
        page.setVariable("organizer", name());
        if (words != null) {
            page.setVariable("own", styled(words.body().html(), colours.light()));
            page.setVariable("ownText", words.body().text());
        }
        var logo = brand == null ? null : brand.logo();
        if (logo == null) return;
        var picture = new Picture("logo@marquee", "logo.png", logo.height(), logo.png());
        pictures.add(picture);
        page.setVariable("logo", picture);
        page.setVariable("logoWidth", logo.width());
    }

    private @Nullable String name() {
        return brand == null || brand.name() == null ? null : PlainLine.title(brand.name());
    }

    private static String styled(String html, String link) {
        var body = Jsoup.parseBodyFragment(html);
        body.outputSettings().prettyPrint(false);
        STYLES.forEach((tag, style) -> body.select(tag).forEach(it -> it.attr("style", style)));
        body.select("a").forEach(a -> a.attr("style", "color:" + link).addClass("m-link"));
        return body.body().html();
    }
}
