package dev.marquee.event.feed;

import dev.marquee.event.category.Categories;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.Slug;
import dev.marquee.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/** Which pages there are, for search engines (sitemaps.org). */
@Controller
class SitemapController {

    /** A map may have 50,000 addresses and 50 MB; each address names its languages. */
    static final int SIZE = 10_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final MediaType XML = MediaType.parseMediaType("application/xml;charset=UTF-8");
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private static final List<String> ROBOTS =
            List.of(
                    "User-agent: *",
                    "Disallow: /admin",
                    "Disallow: /api/",
                    "Disallow: /bookings/",
                    "Disallow: /calendar/",
                    "Disallow: /lookup/",
                    "Disallow: /my",
                    "Disallow: /t/",
                    "Allow: /api/events/*/picture",
                    "Allow: /api/brands/*/logo",
                    "",
                    "Sitemap: ");

    private final FeedEvents events;
    private final Categories categories;
    private final Languages languages;
    private final MarqueeSettings settings;

    SitemapController(
            FeedEvents events,
            Categories categories,
            Languages languages,
            MarqueeSettings settings) {
        this.events = events;
        this.categories = categories;
        this.languages = languages;
        this.settings = settings;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots(ServletWebRequest request) {
        var file = String.join("\n", ROBOTS) + settings.publicUrl() + "/sitemap.xml\n";
        return FeedAnswer.of(file.getBytes(StandardCharsets.UTF_8), TEXT, request);
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> index(ServletWebRequest request) {
        var changed = events.changedAt();
        var parts = events.parts(SIZE);
        var file =
                XmlFile.of(out ->
                        out.element(
                                "sitemapindex",
                                () -> {
                                    map(out, "pages", changed);
                                    for (var part : parts)
                                        map(out, "events-" + part.part(), part.updatedAt());
                                },
                                "xmlns",
                                NAMESPACE));
        return FeedAnswer.of(file, XML, request);
    }

    /** All pages that are no event's: each changes with its events. */
    @GetMapping("/sitemaps/pages.xml")
    ResponseEntity<byte[]> pages(ServletWebRequest request) {
        var changed = events.changedAt();
        var ofCategories = events.categoriesChangedAt();
        return map(
                out -> {
                    url(out, "/", changed);
                    for (var category : categories.all()) {
                        var slug = Slug.of(category);
                        if (!slug.isEmpty())
                            url(
                                    out,
                                    "/c/"
                                            + UriUtils.encodePathSegment(
                                                    slug, StandardCharsets.UTF_8),
                                    ofCategories.get(category));
                    }
                    for (var organizer : events.organizers())
                        url(out, "/o/" + organizer.id(), organizer.updatedAt());
                },
                request);
    }

    @GetMapping("/sitemaps/events-{part:\\d{1,12}}.xml")
    ResponseEntity<byte[]> events(@PathVariable long part, ServletWebRequest request) {
        var found = events.mapped(part, SIZE);
        if (found.isEmpty()) throw Problems.notFound("file");
        return map(
                out -> {
                    for (var event : found) url(out, "/e/" + event.code(), event.updatedAt());
                },
                request);
    }

    private static ResponseEntity<byte[]> map(XmlFile.Writing urls, ServletWebRequest request) {
        var file =
                XmlFile.of(out ->
                        out.element(
                                "urlset",
                                () -> urls.write(out),
                                "xmlns",
                                NAMESPACE,
                                "xmlns:xhtml",
                                "http://www.w3.org/1999/xhtml"));
        return FeedAnswer.of(file, XML, request);
    }

    private void map(XmlFile out, String name, @Nullable OffsetDateTime changed)
            throws XMLStreamException {
        out.element(
                "sitemap",
                () -> {
                    out.text("loc", settings.publicUrl() + "/sitemaps/" + name + ".xml");
                    if (changed != null) out.text("lastmod", moment(changed));
                });
    }

    private void url(XmlFile out, String path, @Nullable OffsetDateTime changed)
            throws XMLStreamException {
        var address = settings.publicUrl() + path;
        out.element(
                "url",
                () -> {
                    out.text("loc", address);
                    if (changed != null) out.text("lastmod", moment(changed));
                    for (var language : languages.all()) {
                        var tag = language.tag();
                        alternate(out, tag, address + "?lang=" + tag);
                    }
                    alternate(out, "x-default", address);
                });
    }

    private static void alternate(XmlFile out, String language, String address)
            throws XMLStreamException {
        out.empty("xhtml:link", "rel", "alternate", "hreflang", language, "href", address);
    }

    private static String moment(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }
}
