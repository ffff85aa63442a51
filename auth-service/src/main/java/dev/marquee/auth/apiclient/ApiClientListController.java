package dev.marquee.auth.apiclient;

import dev.marquee.auth.apiclient.ApiClientPage.Query;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of API clients: an organiser's own, or all for an admin. */
@Controller
class ApiClientListController {

    private final ApiClientPage page;
    private final ApiClients clients;
    private final Exports exports;
    private final MessageSource messages;

    ApiClientListController(
            ApiClientPage page, ApiClients clients, Exports exports, MessageSource messages) {
        this.page = page;
        this.clients = clients;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping("/admin/api-clients")
    String list(
            Caller caller,
            Query query,
            @RequestParam(name = "page", defaultValue = "0") int number,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("api-clients.done." + done, null, null, locale));
        model.addAttribute("apiClientForm", ApiClientForm.empty());
        page.fill(model, caller, query, number);
        return "api-clients/list";
    }

    @GetMapping("/admin/api-clients/export.{format:csv|xlsx}")
    void export(
            Caller caller,
            @PathVariable Format format,
            Query query,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var filter = query.filter(caller);
        exports.send(
                table(locale),
                format,
                new Chunks<>(from -> clients.list(filter, Chunks.SIZE, from)),
                response);
    }

    private Table<ApiClient> table(Locale locale) {
        return Table.<ApiClient>named("api-clients")
                .column(word("api-clients.made.id", locale), ApiClient::id)
                .column(word("api-clients.name", locale), ApiClient::name)
                .column(word("api-clients.column.owner", locale), ApiClient::owner)
                .column(
                        word("api-clients.column.scopes", locale),
                        client ->
                                client.scopes().stream()
                                        .map(Scope::word)
                                        .collect(Collectors.joining(" ")))
                .moment(word("api-clients.created", locale), ApiClient::createdAt)
                .moment(word("api-clients.column.used", locale), ApiClient::lastUsedAt);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
