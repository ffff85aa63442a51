package dev.marquee.site.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.PublicEvents;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.util.HtmlUtils;

/** What another site shows of a link to an event (oembed.com). */
@Controller
class OembedController {

    private static final Pattern PAGE = Pattern.compile("/e/([A-Za-z0-9]{1,20})/?([?#].*)?");
    private static final int WIDTH = 480;
    private static final int HEIGHT = 520;
    private static final int NARROWEST = 240;
    private static final int LOWEST = 200;
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Our own page in it: only so can it say to the site around it how high it is. */
    static final String SANDBOX =
            "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Oembed(
            String version,
            String type,
            String title,
            @Nullable String authorName,
            @Nullable String authorUrl,
            String providerName,
            String providerUrl,
            long cacheAge,
            String html,
            int width,
            int height,
            @Nullable String thumbnailUrl,
            @Nullable Integer thumbnailWidth,
            @Nullable Integer thumbnailHeight) {}

    private final PublicEvents events;
    private final MarqueeSettings settings;

    OembedController(PublicEvents events, MarqueeSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    /**
     * Of an event's page alone: 404 for any other address, 401 for an event that is only tried out,
     * 501 for another format than JSON.
     */
    @GetMapping("/oembed")
    ResponseEntity<Oembed> show(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "") String maxwidth,
            @RequestParam(defaultValue = "") String maxheight) {
        if (!format.equals("json")) return ResponseEntity.status(501).build();
        var code = code(url);
        if (code == null) return ResponseEntity.notFound().build();
        try {
            var event = events.event(code);
            if (event.isTest()) return ResponseEntity.status(401).build();
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(
                            of(
                                    event,
                                    side(maxwidth, WIDTH, NARROWEST),
                                    side(maxheight, HEIGHT, LOWEST)));
        } catch (HttpClientErrorException.NotFound e) {
            return ResponseEntity.notFound().build();
        }
    }

    private @Nullable String code(String url) {
        var site = settings.publicUrl().toString();
        if (!url.startsWith(site)) return null;
        var page = PAGE.matcher(url.substring(site.length()));
        return page.matches() ? page.group(1) : null;
    }

    private static int side(String most, int usual, int least) {
        if (!most.matches("\\d{1,6}")) return usual;
        return Math.clamp(Integer.parseInt(most), least, usual);
    }

    private Oembed of(Event event, int width, int height) {
        var site = settings.publicUrl().toString();
        var name = events.organizerName(event.organizerId()).orElse(null);
        var picture = event.picture();
        return new Oembed(
                "1.0",
                "rich",
                event.name(),
                name,
                name == null ? null : site + "/o/" + event.organizerId(),
                "Marquee",
                site,
                FRESH.toSeconds(),
                html(event, width, height),
                width,
                height,
                picture == null ? null : site + picture.smallUrl(),
                picture == null ? null : 400,
                picture == null ? null : 300);
    }

    private String html(Event event, int width, int height) {
        return "<iframe src=\"%s/embed/e/%s\" title=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\" sandbox=\"%s\" style=\"border:0;max-width:100%%\"></iframe>"
                .formatted(
                        settings.publicUrl(),
                        event.code(),
                        HtmlUtils.htmlEscape(event.name()),
                        width,
                        height,
                        SANDBOX);
    }
}
