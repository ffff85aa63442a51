package dev.marquee.auth.audit;

import dev.marquee.platform.security.AccessRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The trail, for admins to search. */
@Controller
class AuditPageController {

    private static final int SIZE = 50;

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules auditIsForAdmins() {
            return requests ->
                    requests.requestMatchers(HttpMethod.GET, "/admin/audit").hasRole("ADMIN");
        }
    }

    private final AuditLog log;

    AuditPageController(AuditLog log) {
        this.log = log;
    }

    /** A date that is none is shown as wrong, and nothing is searched by it. */
    @GetMapping("/admin/audit")
    String search(
            @ModelAttribute AuditSearch auditSearch,
            BindingResult errors,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        if (errors.hasErrors()) return "audit/list";
        var total = log.count(auditSearch);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("lines", log.find(auditSearch, SIZE, (long) shown * SIZE));
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("address", address(auditSearch));
        return "audit/list";
    }

    private static String address(AuditSearch search) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("who", search.who());
        values.put("action", search.action());
        values.put("target", search.target());
        values.put("from", search.from());
        values.put("to", search.to());
        var address = UriComponentsBuilder.fromPath("/admin/audit");
        Map<String, Object> given = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value == null) return;
            given.put(name, value);
            address.queryParam(name, "{" + name + "}");
        });
        return address.encode().buildAndExpand(given).toUriString();
    }
}
