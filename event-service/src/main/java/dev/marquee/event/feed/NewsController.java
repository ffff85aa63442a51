package dev.marquee.event.feed;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.Markdown;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import javax.xml.stream.XMLStreamException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** What is new in the catalogue, as RSS 2.0. */
@Controller
class NewsController {

    private static final MediaType RSS =
            MediaType.parseMediaType("application/rss+xml;charset=UTF-8");
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int LONGEST = 500;

    private final FeedEvents events;
    private final MarqueeSettings settings;
    private final Markdown markdown;

    NewsController(FeedEvents events, MarqueeSettings settings, Markdown markdown) {
        this.events = events;
        this.settings = settings;
        this.markdown = markdown;
    }

    @GetMapping("/feed.xml")
    ResponseEntity<byte[]> news(
            @RequestParam(defaultValue = "") String lang, ServletWebRequest request) {
        var site = settings.publicUrl().toString();
        var newest = events.newest(lang);
        var file =
                XmlFile.of(out ->
                        out.element(
                                "rss",
                                () ->
                                        out.element(
                                                "channel",
                                                () -> {
                                                    out.text("title", "Marquee");
                                                    out.text("link", site + "/");
                                                    out.text(
                                                            "description",
                                                            settings.publicUrl().getHost());
                                                    out.text("ttl", "60");
                                                    out.empty(
                                                            "atom:link",
                                                            "href",
                                                            site + "/feed.xml",
                                                            "rel",
                                                            "self",
                                                            "type",
                                                            "application/rss+xml");
                                                    for (var event : newest) item(out, event);
                                                }),
                                "version",
                                "2.0",
                                "xmlns:atom",
                                ATOM));
        return FeedAnswer.of(file, RSS, request);
    }

    private void item(XmlFile out, FeedEvent event) throws XMLStreamException {
        out.element(
                "item",
                () -> {
                    out.text("title", event.name());
                    out.text("link", event.address(settings));
                    out.text("guid", settings.uid(event.code()), "isPermaLink", "false");
                    out.text("pubDate", date(event.publishedAt()));
                    out.text("description", description(event));
                });
    }

    /** When and where, and the first words: numbers, so that no reader's language is missed. */
    private String description(FeedEvent event) {
        var parts = new ArrayList<String>();
        var start = event.startsAt().atZoneSameInstant(ZoneId.of(event.timeZone()));
        parts.add(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(start));
        if (event.location() != null) parts.add(event.location());
        var text = markdown.text(event.description()).strip();
        if (!text.isEmpty()) parts.add(shortened(text));
        return String.join(" · ", parts);
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String date(OffsetDateTime at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                at.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
