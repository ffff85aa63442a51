package dev.marquee.site.visit;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.CrossSitePosts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears from public pages that they are looked at. */
@RestController
@Hidden
class VisitController {

    private static final int LONGEST = 1024;
    private static final Pattern EVENT = Pattern.compile("/e/([A-Za-z0-9-]{1,20})(?:/seats)?");

    /** The list of all, of an organiser, or of a category. */
    private static final Pattern LIST = Pattern.compile("/|/[oc]/[^/]{1,200}");

    private final Visits visits;
    private final VisitQueue queue;
    private final JsonMapper json;

    VisitController(Visits visits, VisitQueue queue, JsonMapper json) {
        this.visits = visits;
        this.queue = queue;
        this.json = json;
    }

    /** Says nothing about whether it counts. */
    @PostMapping("/b")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hear(
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            Optional<Caller> caller) {
        if (CrossSitePosts.crossed(request)) {
            queue.filtered("cross-site");
            return;
        }
        var said = read(body);
        var path = said == null ? null : said.path("path").asString("");
        var event = path == null ? null : EVENT.matcher(path);
        if (said == null || event == null || !event.matches() && !LIST.matcher(path).matches()) {
            queue.filtered("no-page");
            return;
        }
        visits.viewed(
                request,
                caller,
                event.matches() ? event.group(1) : null,
                !said.path("q").asString("").isBlank(),
                Origin.of(word -> said.path(word).asString(""), request));
    }

    private @Nullable JsonNode read(@Nullable String body) {
        if (body == null || body.length() > LONGEST) return null;
        try {
            var said = json.readTree(body);
            return said.isObject() ? said : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
