package dev.marquee.auth.apiclient;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.token.SigningKeys;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** API clients are made and revoked, and the signing key is changed. */
@Controller
@RequestMapping("/admin/api-clients")
class ApiClientController {

    private static final int MOST = 20;

    private final ApiClientPage page;
    private final ApiClients clients;
    private final Accounts accounts;
    private final AddApiClient add;
    private final RevokeApiClient revoke;
    private final SigningKeys keys;
    private final AuditTrail audit;
    private final MarqueeSettings settings;

    ApiClientController(
            ApiClientPage page,
            ApiClients clients,
            Accounts accounts,
            AddApiClient add,
            RevokeApiClient revoke,
            SigningKeys keys,
            AuditTrail audit,
            MarqueeSettings settings) {
        this.page = page;
        this.clients = clients;
        this.accounts = accounts;
        this.add = add;
        this.revoke = revoke;
        this.keys = keys;
        this.audit = audit;
        this.settings = settings;
    }

    @RecentSignIn
    @PostMapping
    ModelAndView add(
            Caller caller,
            @Valid @ModelAttribute("apiClientForm") ApiClientForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var owner = owner(caller, form);
        if (owner.isEmpty()) errors.rejectValue("owner", "api-clients.owner.unknown");
        else if (clients.countOf(owner.get().id()) >= MOST)
            errors.reject("api-clients.too-many", new Object[] {MOST}, null);
        var scopes = form.ticked();
        if (scopes.isEmpty()) errors.rejectValue("scopes", "NotEmpty");
        if (errors.hasErrors() || owner.isEmpty() || scopes.isEmpty())
            return refused(caller, model);
        var fresh =
                add.handle(owner.get(), Objects.requireNonNull(form.name()).strip(), scopes.get());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView("api-clients/made", HttpStatus.CREATED)
                .addObject("made", fresh)
                .addObject("example", example(fresh));
    }

    private String example(ApiClient.Fresh fresh) {
        return "curl -u '%s:%s' -d grant_type=client_credentials -d 'scope=%s' %s/oauth2/token"
                .formatted(
                        fresh.id(),
                        fresh.secret(),
                        fresh.scopes().stream().map(Scope::word).collect(Collectors.joining(" ")),
                        settings.publicUrl());
    }

    /** The question before it is revoked, for browsers that do not show it as a dialog. */
    @GetMapping("/{id}/revoke")
    ModelAndView ask(Caller caller, @PathVariable String id) {
        return new ModelAndView("api-clients/revoke").addObject("client", mine(caller, id));
    }

    @RecentSignIn
    @PostMapping("/{id}/revoke")
    String revoke(Caller caller, @PathVariable String id) {
        revoke.handle(mine(caller, id));
        return "redirect:/admin/api-clients?done=revoked";
    }

    @RecentSignIn
    @PostMapping("/keys")
    String replaceKey() {
        keys.replace();
        audit.record("signing-key.replaced", "auth-service", "");
        return "redirect:/admin/api-clients?done=key";
    }

    private ApiClient mine(Caller caller, String id) {
        return clients.find(id)
                .filter(client -> caller.has("ADMIN") || client.ownerId() == caller.id())
                .orElseThrow(() -> Problems.notFound("API client"));
    }

    private Optional<Account> owner(Caller caller, ApiClientForm form) {
        var named = form.owner();
        var found =
                named == null || named.isBlank() || !caller.has("ADMIN")
                        ? accounts.byId(caller.id())
                        : accounts.byLogin(named);
        return found.filter(ClientRegistrations::mayOwn);
    }

    private ModelAndView refused(Caller caller, Model model) {
        page.fill(model, caller, ApiClientPage.Query.ALL, 0);
        return new ModelAndView(
                "api-clients/list", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
