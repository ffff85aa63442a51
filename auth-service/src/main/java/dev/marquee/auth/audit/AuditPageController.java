package dev.marquee.auth.audit;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.web.StaffTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail, for admins to search. */
@Controller
class AuditPageController {

    private static final int SIZE = 50;

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules auditIsForAdmins() {
            return requests ->
                    requests.requestMatchers(
                                    HttpMethod.GET,
                                    "/admin/audit",
                                    "/admin/audit/export.*",
                                    "/admin/audit/verify",
                                    "/admin/audit/chain.ndjson",
                                    "/api/audit",
                                    "/api/audit/heads")
                            .hasRole("ADMIN")
                            .requestMatchers(
                                    HttpMethod.POST,
                                    "/admin/audit/verify",
                                    "/api/audit/verify",
                                    "/api/audit/export")
                            .hasRole("ADMIN");
        }
    }

    private final AuditLog log;
    private final Exports exports;
    private final AuditTrail trail;
    private final MessageSource messages;
    private final StaffTime staffTime;

    AuditPageController(
            AuditLog log,
            Exports exports,
            AuditTrail trail,
            MessageSource messages,
            StaffTime staffTime) {
        this.log = log;
        this.exports = exports;
        this.trail = trail;
        this.messages = messages;
        this.staffTime = staffTime;
    }

    /** A date that is none is shown as wrong, and nothing is searched by it. */
    @GetMapping("/admin/audit")
    String search(
            @ModelAttribute AuditSearch auditSearch,
            BindingResult errors,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("sort", auditSearch.sort() == null ? "-at" : "at");
        model.addAttribute("list", auditSearch.address());
        model.addAttribute("size", SIZE);
        var total = errors.hasErrors() ? 0 : log.count(auditSearch, staffTime.zone());
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("total", total);
        model.addAttribute("page", shown);
        if (errors.hasErrors()) return "audit/list";
        trail.record("audit.read", "audit", auditSearch.words());
        model.addAttribute(
                "lines", log.find(auditSearch, staffTime.zone(), SIZE, (long) shown * SIZE));
        return "audit/list";
    }

    /** What happens meanwhile, this export for one, is not in it. */
    @GetMapping("/admin/audit/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @ModelAttribute AuditSearch auditSearch,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var last = log.last();
        var zone = staffTime.zone();
        exports.send(
                table(locale),
                format,
                new Chunks<>(from -> log.find(auditSearch, zone, last, Chunks.SIZE, from)),
                response);
    }

    private Table<AuditLog.Line> table(Locale locale) {
        return Table.<AuditLog.Line>named("audit")
                .moment(word("audit.at", locale), line -> line.at().toInstant())
                .column(word("audit.action", locale), AuditLog.Line::action)
                .column(word("audit.who", locale), AuditLog.Line::actor)
                .column(word("audit.account", locale), AuditLog.Line::actorId)
                .column(word("audit.target", locale), AuditLog.Line::target)
                .column(word("audit.person", locale), AuditLog.Line::person)
                .column(word("audit.detail", locale), AuditLog.Line::detail)
                .column(word("audit.address", locale), AuditLog.Line::address)
                .column(word("audit.service", locale), AuditLog.Line::service)
                .column(word("audit.request", locale), AuditLog.Line::requestId);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
