package dev.marquee.ticket.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers as Stripe does, and remembers what it was asked. */
final class StripeServer {

    static final String SESSIONS = "/v1/checkout/sessions";
    static final String REFUNDS = "/v1/refunds";

    final WireMockServer server =
            new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    StripeServer() {
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    void forget() {
        server.resetAll();
    }

    static ResponseDefinitionBuilder answer(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("Request-Id", "req_1")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String type, String code) {
        return answer(
                status,
                """
                {"error":{"type":"%s","code":"%s","message":"Words of Stripe about 4242424242424242"}}
                """
                        .formatted(type, code));
    }

    /** A session as this library reads it, and more. */
    static String session(
            String id, String status, String paymentStatus, long amount, String currency) {
        var paid = paymentStatus.equals("paid");
        return """
        {"id":"%s","object":"checkout.session","livemode":false,"status":"%s","payment_status":"%s","amount_total":%d,"currency":"%s",
         "url":%s,"something_new":{"a":1},"payment_intent":%s}
        """
                .formatted(
                        id,
                        status,
                        paymentStatus,
                        amount,
                        currency,
                        status.equals("open")
                                ? "\"https://checkout.stripe.com/c/pay/" + id + "\""
                                : "null",
                        paid
                                ? """
                                {"id":"pi_1","object":"payment_intent","latest_charge":{"id":"ch_1","object":"charge",
                                 "payment_method_details":{"type":"card","card":{"last4":"4242","brand":"visa"}}}}\
                                """
                                : "null");
    }

    static String refund(String id, long refundId, String status, String failure) {
        return """
        {"id":"%s","object":"refund","status":"%s","metadata":{"refund":"%d"},"failure_reason":%s,"pending_reason":%s}
        """
                .formatted(
                        id,
                        status,
                        refundId,
                        failure == null ? "null" : "\"" + failure + "\"",
                        status.equals("pending") ? "\"insufficient_funds\"" : "null");
    }

    void creates(ResponseDefinitionBuilder answer) {
        stub(post(urlEqualTo(SESSIONS)), answer);
    }

    void shows(String id, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(SESSIONS + "/" + id)), answer);
    }

    void expires(String id, ResponseDefinitionBuilder answer) {
        stub(post(urlEqualTo(SESSIONS + "/" + id + "/expire")), answer);
    }

    void refunds(ResponseDefinitionBuilder answer) {
        stub(post(urlEqualTo(REFUNDS)), answer);
    }

    void showsRefund(String id, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(REFUNDS + "/" + id)), answer);
    }

    void listsRefunds(String... refunds) {
        stub(
                get(urlPathEqualTo(REFUNDS)),
                answer(
                        200,
                        "{\"object\":\"list\",\"url\":\"/v1/refunds\",\"has_more\":false,\"data\":[%s]}"
                                .formatted(String.join(",", refunds))));
    }

    /** The date of its answers. */
    void saysTime(java.time.Instant time) {
        stub(
                com.github.tomakehurst.wiremock.client.WireMock.head(
                        com.github.tomakehurst.wiremock.client.WireMock.anyUrl()),
                aResponse()
                        .withStatus(404)
                        .withHeader(
                                "Date",
                                java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        time.atOffset(java.time.ZoneOffset.UTC))));
    }

    void showsDispute(String id, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo("/v1/disputes/" + id)), answer);
    }

    /** In which session a payment was made. */
    void listsSessions(String paymentIntent, String session) {
        stub(
                get(urlPathEqualTo(SESSIONS))
                        .withQueryParam(
                                "payment_intent",
                                com.github.tomakehurst.wiremock.client.WireMock.equalTo(
                                        paymentIntent)),
                answer(
                        200,
                        "{\"object\":\"list\",\"url\":\"/v1/checkout/sessions\",\"has_more\":false,\"data\":[%s]}"
                                .formatted(session)));
    }

    private void stub(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    /** What was posted to that path. */
    List<LoggedRequest> posted(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path)));
    }

    /** The fields of a form. */
    static Map<String, String> form(LoggedRequest request) {
        var fields = new TreeMap<String, String>();
        for (var field : request.getBodyAsString().split("&")) {
            var parts = field.split("=", 2);
            fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }
}
