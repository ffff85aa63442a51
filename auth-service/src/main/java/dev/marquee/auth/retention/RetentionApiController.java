package dev.marquee.auth.retention;

import dev.marquee.auth.retention.AskServices.Answer;
import dev.marquee.platform.retention.Holds;
import dev.marquee.platform.security.AccessRules;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Retention")
class RetentionApiController {

    /**
     * How long all services keep what.
     *
     * @param away services that did not answer
     */
    @Schema(name = "Retentions")
    record Retentions(List<RetentionView> items, List<String> away) {}

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules retentionIsForAdmins() {
            return requests ->
                    requests.requestMatchers(HttpMethod.GET, "/api/retention", "/admin/retention")
                            .hasRole("ADMIN")
                            .requestMatchers(
                                    HttpMethod.POST,
                                    "/api/retention/preview",
                                    "/admin/retention/holds",
                                    "/admin/retention/holds/*/remove")
                            .hasRole("ADMIN");
        }
    }

    private final AskServices services;
    private final StoredHolds holds;

    RetentionApiController(AskServices services, StoredHolds holds) {
        this.services = services;
        this.holds = holds;
    }

    @GetMapping("/api/retention")
    @Operation(summary = "How long all services keep what")
    @ApiResponse(responseCode = "200", description = "The rules, without what would go")
    Retentions show() {
        var said = services.ask();
        return new Retentions(
                said.kinds().stream().map(RetentionView::settings).toList(), said.away());
    }

    @PostMapping("/api/retention/preview")
    @Operation(
            summary = "What would go now",
            description =
                    "How many rows, the oldest, and up to five of them. Nothing is deleted by this.")
    @ApiResponse(responseCode = "200", description = "The rules, with what would go")
    Retentions preview() {
        Answer said = services.ask();
        return new Retentions(said.kinds(), said.away());
    }

    @Hidden
    @GetMapping("/internal/privacy/holds")
    Holds holds() {
        return holds.holds();
    }
}
