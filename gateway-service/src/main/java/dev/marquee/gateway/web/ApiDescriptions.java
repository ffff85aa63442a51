package dev.marquee.gateway.web;

import dev.marquee.platform.config.MarqueeSettings;
import java.util.List;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where the descriptions of the services' APIs are, as a list and as a page. */
@Controller
class ApiDescriptions {

    /** One service's description (OpenAPI). */
    record Description(String service, String url) {}

    private final SwaggerUiConfigProperties shown;
    private final MarqueeSettings settings;

    ApiDescriptions(SwaggerUiConfigProperties shown, MarqueeSettings settings) {
        this.shown = shown;
        this.settings = settings;
    }

    @GetMapping("/docs/api")
    @ResponseBody
    List<Description> list() {
        return shown.getUrls().stream()
                .map(one -> new Description(one.getName(), settings.publicUrl() + one.getUrl()))
                .toList();
    }

    @GetMapping("/redoc")
    String redoc() {
        return "forward:/redoc/index.html";
    }
}
