package dev.marquee.site.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;

/**
 * Where a visit comes from, as far as it is known, cleaned.
 *
 * @param source a tracking link's code, else utm_source, else the host of the page before
 * @param link a tracking link's code
 * @param language the region of the browser's language
 */
record Origin(String source, String medium, String campaign, String link, String language) {

    /**
     * Of what a page says.
     *
     * @param said via, utm_source, utm_medium, utm_campaign, referrer; null for what it does not
     */
    static Origin of(UnaryOperator<String> said, HttpServletRequest request) {
        var link = VisitWords.clean(said.apply("via"));
        var utm = VisitWords.clean(said.apply("utm_source"));
        var host = VisitWords.host(said.apply("referrer"), request.getServerName());
        return new Origin(
                !link.isEmpty() ? link : !utm.isEmpty() ? utm : host,
                VisitWords.clean(said.apply("utm_medium")),
                VisitWords.clean(said.apply("utm_campaign")),
                link,
                VisitWords.region(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** What is known of it. */
    Map<String, String> dims() {
        var dims = new TreeMap<String, String>();
        dims.put("source", source);
        dims.put("medium", medium);
        dims.put("campaign", campaign);
        dims.put("link", link);
        dims.put("language", language);
        dims.values().removeIf(String::isEmpty);
        return dims;
    }
}
