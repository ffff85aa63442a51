package dev.marquee.platform.apidocs;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.ScopeRules;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/**
 * Who may call an operation, asked of the rules that decide it, and the refusals of everybody else.
 */
class AccessDocs implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";
    private static final String CLIENT = "client";
    private static final String FORBIDDEN =
            "forbidden: Not with your role, not with the scopes of your token, or not from another site's page.";
    private static final List<String> ROLES =
            List.of("CUSTOMER", "ORGANIZER", "ENTRY_MANAGER", "SUPPORT", "ADMIN");

    private final ObjectProvider<WebInvocationPrivilegeEvaluator> access;
    private final ObjectProvider<ScopeRules> scopes;

    AccessDocs(
            ObjectProvider<WebInvocationPrivilegeEvaluator> access,
            ObjectProvider<ScopeRules> scopes) {
        this.access = access;
        this.scopes = scopes;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        var used = new TreeSet<String>();
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        used.addAll(describe(path, method, operation))));
        if (api.getComponents() == null) api.setComponents(new Components());
        if (api.getComponents().getSchemas() != null)
            api.getComponents().getSchemas().remove(Caller.class.getSimpleName());
        api.getComponents()
                .addSecuritySchemes(BEARER, bearer())
                .addSecuritySchemes(CLIENT, client(used));
    }

    /** Says it of one operation, and returns the scopes that open it. */
    private Set<String> describe(String path, PathItem.HttpMethod method, Operation operation) {
        var address = path.replaceAll("\\{[^}]+}", "1");
        var opening = new TreeSet<String>();
        scopes.forEach(rules -> opening.addAll(rules.opening(method.name(), address)));
        RefusalDocs.add(operation, 401, "unauthorized: Sign in first.");
        RefusalDocs.add(operation, 403, FORBIDDEN);
        if (opens(address, method, nobody())) operation.addSecurityItem(new SecurityRequirement());
        else {
            var roles =
                    ROLES.stream().filter(role -> opens(address, method, somebody(role))).toList();
            if (!roles.equals(ROLES)) operation.addExtension("x-roles", roles);
        }
        operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        opening.forEach(scope ->
                operation.addSecurityItem(new SecurityRequirement().addList(CLIENT, scope)));
        return opening;
    }

    private boolean opens(String address, PathItem.HttpMethod method, Authentication caller) {
        return access.getObject().isAllowed("", address, method.name(), caller);
    }

    private static Authentication nobody() {
        return new AnonymousAuthenticationToken(
                "docs", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    }

    private static Authentication somebody(String role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "docs", "", AuthorityUtils.createAuthorityList("ROLE_" + role));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access_token that POST /api/auth/login answers with");
    }

    private static SecurityScheme client(Iterable<String> used) {
        var known = new Scopes();
        used.forEach(scope -> known.addString(scope, scope.replace(':', ' ')));
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A program of an integrator; made at /admin/api-clients")
                .flows(
                        new OAuthFlows()
                                .clientCredentials(
                                        new OAuthFlow().tokenUrl("/oauth2/token").scopes(known)));
    }
}
