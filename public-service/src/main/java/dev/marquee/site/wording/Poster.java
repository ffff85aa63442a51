package dev.marquee.site.wording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The picture that stands in for an event, one for each kind. */
public final class Poster {

    private static final List<Map.Entry<String, String>> BY_KIND =
            List.of(
                    Map.entry("comed", "mic"),
                    Map.entry("famil", "moons"),
                    Map.entry("child", "moons"),
                    Map.entry("sport", "court"),
                    Map.entry("talk", "city"),
                    Map.entry("confer", "city"),
                    Map.entry("work", "city"),
                    Map.entry("busi", "city"),
                    Map.entry("theat", "crown"),
                    Map.entry("film", "crown"),
                    Map.entry("dance", "crown"),
                    Map.entry("music", "lanterns"),
                    Map.entry("concert", "lanterns"));

    private Poster() {}

    /** Its address under /assets. */
    public static String of(@Nullable String category) {
        var kind = category == null ? "" : category.toLowerCase(Locale.ROOT);
        var name =
                BY_KIND.stream()
                        .filter(entry -> kind.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("candles");
        return "/assets/art/" + name + ".svg";
    }
}
