package dev.marquee.auth.apiclient;

import dev.marquee.auth.apiclient.ApiClients.Filter;
import dev.marquee.auth.token.SigningKeys;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of API clients shows: an organiser's own, or all for an admin, and the keys. */
@Component
class ApiClientPage {

    private static final int SIZE = 20;

    /** What the list is asked for. */
    record Query(@Nullable String q, @Nullable String sort) {

        static final Query ALL = new Query(null, null);

        Filter filter(Caller caller) {
            return new Filter(
                    caller.has("ADMIN") ? null : caller.id(),
                    q == null ? "" : q,
                    sort == null ? "" : sort);
        }

        ListAddress address() {
            return ListAddress.of("/admin/api-clients").with("q", q).sortedBy(sort);
        }
    }

    private final ApiClients clients;
    private final SigningKeys keys;

    ApiClientPage(ApiClients clients, SigningKeys keys) {
        this.clients = clients;
        this.keys = keys;
    }

    void fill(Model model, Caller caller, Query query, int page) {
        var filter = query.filter(caller);
        var total = clients.count(filter);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("clients", clients.list(filter, SIZE, (long) shown * SIZE));
        model.addAttribute("filter", filter);
        model.addAttribute("list", query.address());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("scopes", Scope.values());
        if (caller.has("ADMIN")) model.addAttribute("keys", keys.list());
    }
}
