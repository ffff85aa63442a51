package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/,public",
        "/e/EV01,public",
        "/bookings/12/tickets,public",
        "/lookup,public",
        "/lookup/open?token=a%2Bb,public",
        "/my,public",
        "/forgot-password,auth",
        "/reset-password,auth",
        "/reset-password?token=abc,auth",
        "/verify-email?token=abc,auth",
        "/invitation?token=abc,auth",
        "/login/code,auth",
        "/login/webauthn,auth",
        "/webauthn/register/options,auth",
        "/webauthn/authenticate/options,auth",
        "/profile/two-step,auth",
        "/profile/passkeys/7/remove,auth",
        "/admin/users,auth",
        "/admin/api-clients/3/revoke,auth",
        "/admin/audit?who=ana,auth",
        "/api/auth/forgot-password,auth",
        "/admin/users/3,auth",
        "/oauth2/jwks,auth",
        "/api/auth/register,auth",
        "/api/profile,auth",
        "/api/users,auth",
        "/.well-known/openid-configuration,auth",
        "/.well-known/oauth-authorization-server,auth",
        "/admin/customers,customer",
        "/api/customers/7,customer",
        "/customers/api/7,customer",
        "/api/customers/7/bookings,ticket",
        "/admin/events/new,event",
        "/api/events,event",
        "/api/events?q=a%20b&category=,event",
        "/api/events/7,event",
        "/api/events/7/status,event",
        "/api/categories,event",
        "/events/api/by_customer/7,event",
        "/api/events/7/availability,ticket",
        "/api/events/EV07/seats,ticket",
        "/api/events/7/registrations,ticket",
        "/admin/venues,venue",
        "/api/venues/7,venue",
        "/place/api/venues,venue",
        "/admin/mail/3/html,notification",
        "/api/notifications/user/1,notification",
        "/admin/tickets,ticket",
        "/api/bookings,ticket",
        "/api/bookings/12/cancel,ticket",
        "/api/tickets/validate,ticket",
        "/api/lookups/open,ticket",
        "/events/api/available,ticket",
        "/events/api/lookup_ticket?email=a@b.org,ticket",
        "/events/api/book_ticket,ticket",
        "/.well-known/ticket-keys.json,ticket",
        "/o/2,public",
        "/c/talks,public",
        "/o/2/calendar.ics,event",
        "/c/talks/calendar.ics,event",
        "/feed.xml,event",
        "/sitemap.xml,event",
        "/sitemaps/events-0.xml,event",
        "/robots.txt,event",
        "/calendar/w1f3Jc0JkPq8o2yT5b6n7A.ics,ticket",
        "/api/calendar-address,ticket",
        "/embed/e/EV07?via=x,public",
        "/oembed?url=x,public",
        "/widget/v1.js,public"
    })
    void each_address_leads_to_its_service_as_it_is(String path, String service) {
        for (var accept : new String[] {"text/html,*/*;q=0.8", "application/json"}) {
            var answer = get(path, "Accept: " + accept);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.service()).isEqualTo(service);
            assertThat(answer.json().get("uri").asString()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/events,event,/api/events",
        "/events?limit=3,event,/api/events?limit=3",
        "/events/7,event,/api/events/7",
        "/events/7/status,event,/api/events/7/status",
        "/events/7/availability,ticket,/api/events/7/availability",
        "/tickets,ticket,/api/tickets",
        "/tickets/12,ticket,/api/tickets/12",
        "/payments,ticket,/api/payments",
        "/payments/user/3,ticket,/api/payments/user/3",
        "/payments/ticket/12,ticket,/api/payments/ticket/12",
        "/notifications/user/1,notification,/api/notifications/user/1",
        "/profile,auth,/api/profile",
        "/login,auth,/api/auth/login",
        "/register,auth,/api/auth/register",
        "/signup,auth,/api/auth/register",
        "/.well-known/jwks.json,auth,/oauth2/jwks",
        "/docs/api/ticket,ticket,/v3/api-docs",
        "/docs/api/auth,auth,/v3/api-docs",
        "/docs/api/event,event,/v3/api-docs"
    })
    void the_older_systems_api_paths_lead_to_todays(String path, String service, String uri) {
        var answer = get(path, "Accept: application/json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.service()).isEqualTo(service);
        assertThat(answer.json().get("uri").asString()).isEqualTo(uri);
        assertThat(get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/profile", "/register"})
    void a_browser_gets_the_pages_of_the_same_name(String path) {
        get(path, "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(auth.count(path)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "/public/register,/",
        "/public/lookup,/lookup",
        "/customers/add,/admin/customers/new",
        "/events/add,/admin/events/new",
        "/place/,/admin/venues",
        "/report/,/admin/reports",
        "/signup,/register",
        "/docs,/docs/swagger-ui/index.html"
    })
    void the_older_systems_pages_have_moved(String path, String target) {
        var answer = get(path, "Accept: text/html");
        assertThat(answer.status()).isIn(301, 302);
        assertThat(answer.header("Location")).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/sessions/token",
                "/INTERNAL/sessions/token",
                "/%69nternal/sessions/token",
                "/%2569nternal/sessions/token",
                "//internal/sessions/token",
                "/./internal/sessions/token",
                "/x/../internal/sessions/token",
                "/api/bookings/../../internal/sessions/token",
                "/api/bookings/..%2f..%2finternal/sessions/token",
                "/api/bookings/%2e%2e/%2e%2e/internal/sessions/token",
                "/api/bookings/..;/..;/internal/sessions/token",
                "/api/bookings\\..\\..\\internal/sessions/token",
                "/internal;x=1/sessions/token",
                "/;/internal/sessions/token",
                "/api//bookings",
                "/actuator",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/%61ctuator/env",
                "//actuator/env",
                "/e/../actuator/env",
                "/v3/api-docs",
                "/docs/api/gateway",
                "/error/../internal",
                "/anything",
                "/admin/nothing",
                "/h2-console",
                "/api/customers%2f7",
                "/api/auth%00"
            })
    void what_is_not_listed_is_not_routed(String path) {
        for (var accept : new String[] {"text/html", "application/json"}) {
            var before = forwarded();
            var answer = get(path, "Accept: " + accept);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(post(path, "{\"session\":\"x\"}", "Accept: " + accept).status())
                    .isIn(400, 404);
            assertThat(forwarded()).isEqualTo(before);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "Tomcat");
        }
    }

    /** Requests that reached a service, but for those by which the gateway keeps its cache new. */
    private static long forwarded() {
        return stubs.values().stream()
                .flatMap(stub -> stub.received.stream())
                .filter(request ->
                        !request.uri().startsWith("/internal/catalogue-state")
                                && !request.uri().startsWith("/internal/stock-state"))
                .count();
    }

    @Test
    void a_person_gets_a_page_and_a_program_a_problem_where_nothing_is() {
        var page = get("/anything", "Accept: text/html");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type").getFirst()).startsWith("text/html");
        assertThat(page.body()).contains("<title>");
        var problem = get("/anything");
        assertThat(problem.header("Content-Type")).containsExactly("application/problem+json");
        assertThat(problem.json().get("type").asString())
                .isEqualTo("urn:marquee:problem:not-found");
        assertThat(problem.json().get("instance").asString()).isEqualTo("/anything");
    }

    @Test
    void the_gateway_says_itself_that_it_is_well() {
        assertThat(get("/actuator/health").json().get("status").asString()).isEqualTo("UP");
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void assets_are_kept_for_a_year_and_compressed() {
        var answer = get("/assets/marquee.css", "Accept-Encoding: gzip");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control").getFirst()).contains("max-age=31536000");
        assertThat(answer.header("Content-Encoding")).containsExactly("gzip");
    }

    @Test
    void swagger_ui_lists_all_services_that_have_an_api() {
        assertThat(get("/docs/swagger-ui/index.html").body()).contains("swagger-ui-bundle.js");
        var urls = get("/docs/gateway/swagger-config").json().get("urls");
        assertThat(urls.valueStream().map(url -> url.get("url").asString()))
                .containsExactlyInAnyOrder(
                        "/openapi.json",
                        "/docs/api/auth",
                        "/docs/api/customer",
                        "/docs/api/event",
                        "/docs/api/notification",
                        "/docs/api/public",
                        "/docs/api/report",
                        "/docs/api/ticket",
                        "/docs/api/venue");
    }
}
