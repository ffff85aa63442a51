package dev.marquee.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.platform.config.ServiceSecrets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class ClientCredentialsTest {

    private static final String MASTER = "the-services-share-this-one";

    @Autowired MockMvcTester mvc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;

    static List<String> services() {
        return ServiceRegistrations.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_service_gets_a_token_for_the_others(String service) throws Exception {
        var answer = token(service, secretOf(service), "client_credentials", "internal");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.token_type").isEqualTo("Bearer");
        var value = json.readTree(answer.getResponse().getContentAsString());
        var token = decoder.decode(value.get("access_token").asString());
        assertThat(token.getSubject()).isEqualTo(service);
        assertThat(token.getClaimAsString("iss")).isEqualTo("http://localhost:8080");
        assertThat(token.getAudience()).containsExactly("marquee");
        assertThat(token.getClaimAsStringList("scope")).containsExactly("internal");
        assertThat(token.getClaims()).doesNotContainKeys("roles", "email");
    }

    @ParameterizedTest
    @CsvSource({
        "ticket-service,wrong,client_credentials,internal,401",
        "no-service,the-services-share-this-one,client_credentials,internal,401",
        "ticket-service,the-services-share-this-one,client_credentials,internal,401",
        "ticket-service,event-service,client_credentials,internal,401",
        "ticket-service,ticket-service,client_credentials,everything,400",
        "ticket-service,ticket-service,password,internal,400",
        "ticket-service,ticket-service,authorization_code,internal,400"
    })
    void anything_else_gets_none(
            String client, String secretOf, String grant, String scope, int status) {
        var secret = services().contains(secretOf) ? secretOf(secretOf) : secretOf;
        assertThat(token(client, secret, grant, scope)).hasStatus(status);
    }

    @ParameterizedTest
    @MethodSource("services")
    void no_service_gets_a_token_through_the_gateway(String service) throws Exception {
        var right = throughGateway(service, secretOf(service));
        assertThat(right).hasStatus(HttpStatus.UNAUTHORIZED);
        var wrong = throughGateway(service, "wrong");
        assertThat(wrong).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(right.getResponse().getContentAsString())
                .as("nobody learns that the secret was right")
                .isEqualTo(wrong.getResponse().getContentAsString());
        assertThat(token(service, secretOf(service), "client_credentials", "internal"))
                .hasStatusOk();
    }

    private MvcTestResult throughGateway(String service, String secret) {
        return mvc.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Forwarded-For", "192.0.2.7")
                .headers(headers -> headers.setBasicAuth(service, secret))
                .param("grant_type", "client_credentials")
                .param("scope", "internal")
                .exchange();
    }

    private static String secretOf(String service) {
        return ServiceSecrets.clientSecret(MASTER, service);
    }

    @Test
    void the_keys_of_a_stranger_open_nothing() {
        for (var answer :
                List.of(
                        mvc.post()
                                .uri("/oauth2/token")
                                .param("grant_type", "client_credentials")
                                .exchange(),
                        token("no-service", "wrong", "client_credentials", "internal"),
                        token("ticket-service", "wrong", "client_credentials", "internal")))
            assertThat(answer)
                    .hasStatus(HttpStatus.UNAUTHORIZED)
                    .hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"marquee\"")
                    .bodyJson()
                    .isStrictlyEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void the_services_shared_secret_is_taken_from_the_header_only() {
        assertThat(
                        mvc.post()
                                .uri("/oauth2/token")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .param("grant_type", "client_credentials")
                                .param("client_id", "ticket-service")
                                .param("client_secret", secretOf("ticket-service")))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_metadata_names_what_is_open_and_no_more() {
        var metadata = mvc.get().uri("/.well-known/oauth-authorization-server").exchange();
        assertThat(metadata).hasStatusOk();
        assertThat(metadata)
                .bodyJson()
                .extractingPath("$.token_endpoint")
                .isEqualTo("http://localhost:8080/oauth2/token");
        assertThat(metadata)
                .bodyJson()
                .extractingPath("$.grant_types_supported")
                .isEqualTo(List.of("client_credentials"));
        assertThat(metadata).bodyJson().doesNotHavePath("$.authorization_endpoint");
        assertThat(metadata).bodyJson().doesNotHavePath("$.introspection_endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/connect/register",
                "/userinfo"
            })
    void the_other_endpoints_of_an_authorization_server_stay_shut(String path) {
        for (var call : List.of(mvc.get(), mvc.post())) {
            assertThat(
                            call.uri(path)
                                    .header(
                                            HttpHeaders.AUTHORIZATION,
                                            basic("ticket-service", secretOf("ticket-service"))))
                    .hasStatus(HttpStatus.UNAUTHORIZED);
        }
    }

    private MvcTestResult token(String client, String secret, String grant, String scope) {
        return mvc.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header(HttpHeaders.AUTHORIZATION, basic(client, secret))
                .param("grant_type", grant)
                .param("scope", scope)
                .exchange();
    }

    private static String basic(String client, String secret) {
        var headers = new HttpHeaders();
        headers.setBasicAuth(client, secret);
        return headers.getFirst(HttpHeaders.AUTHORIZATION);
    }
}
