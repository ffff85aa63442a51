package dev.marquee.ticket.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import dev.marquee.ticket.payment.PaymentProvider.Notice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Signatures are made here by Stripe's own library. */
class StripeNotificationsTest {

    static final String SECRET = "whsec_notARealSecret";
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final StripeNotifications notifications =
            new StripeNotifications(
                    StripeKeysTest.keys("sk_test_1", SECRET),
                    JsonMapper.shared(),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    static String event(String id, String kind, boolean live, String object) {
        return """
        {"id":"%s","object":"event","api_version":"2031-01-01.yggdrasil","livemode":%s,"type":"%s","new_field":{"a":[1,2,{"b":null}]},
         "data":{"object":{"id":"%s","object":"something.new","amount":{"value":"12.00"},"status":7}}}
        """
                .formatted(id, live, kind, object);
    }

    static String signature(String body, Instant at) {
        try {
            var seconds = at.getEpochSecond();
            return "t=%d,v1=%s,v0=00"
                    .formatted(
                            seconds, Webhook.Util.computeHmacSha256(SECRET, seconds + "." + body));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Notice read(String body, String signature) {
        var headers = new HttpHeaders();
        headers.set("Stripe-Signature", signature);
        return notifications.read(headers, body.getBytes(UTF_8));
    }

    private Notice read(String body) {
        return read(body, signature(body, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout.session.completed",
                "checkout.session.async_payment_succeeded",
                "checkout.session.async_payment_failed",
                "checkout.session.expired",
                "payment_intent.payment_failed",
                "refund.created",
                "refund.updated",
                "refund.failed",
                "charge.dispute.created",
                "charge.dispute.closed"
            })
    void an_event_of_any_version_names_what_it_is_about(String kind) {
        assertThat(read(event("evt_1", kind, false, "cs_test_1")))
                .isEqualTo(new Notice.Hint("evt_1", kind, "cs_test_1", ""));
    }

    @Test
    void an_event_of_the_other_mode_leads_to_nothing() {
        assertThat(read(event("evt_1", "checkout.session.completed", true, "cs_live_1")))
                .isEqualTo(new Notice.Hint("evt_1", "checkout.session.completed", null, ""));
    }

    @Test
    void a_live_account_takes_live_events_only() {
        var live =
                new StripeNotifications(
                        StripeKeysTest.keys("sk_live_1", SECRET),
                        JsonMapper.shared(),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        for (var isLive : new boolean[] {true, false}) {
            var body = event("evt_1", "checkout.session.completed", isLive, "cs_1");
            var headers = new HttpHeaders();
            headers.set("Stripe-Signature", signature(body, NOW));
            assertThat(live.read(headers, body.getBytes(UTF_8)))
                    .isEqualTo(
                            new Notice.Hint(
                                    "evt_1",
                                    "checkout.session.completed",
                                    isLive ? "cs_1" : null,
                                    ""));
        }
    }

    @Test
    void unknown_kinds_lead_to_nothing() {
        assertThat(read(event("evt_1", "galaxy.exploded", false, "gx_1")))
                .isEqualTo(new Notice.Hint("evt_1", "galaxy.exploded", null, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\",\"livemode\":false}",
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\",\"livemode\":false,\"data\":null}",
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\",\"livemode\":false,\"data\":{\"object\":[]}}",
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\",\"livemode\":false,\"data\":{\"object\":{\"id\":12}}}",
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\",\"livemode\":\"no\",\"data\":{\"object\":{\"id\":\"re_1\"}}}",
                "{\"id\":\"evt_1\",\"type\":\"refund.failed\"}"
            })
    void an_event_that_names_nothing_is_harmless(String body) {
        assertThat(read(body)).isEqualTo(new Notice.Hint("evt_1", "refund.failed", null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "null", "{\"id\":1,\"type\":\"a\"}"})
    void what_is_no_event_is_refused(String body) {
        assertThat(read(body)).isInstanceOf(Notice.Invalid.class);
    }

    @Test
    void each_changed_byte_is_noticed() {
        var body = event("evt_1", "checkout.session.completed", false, "cs_test_1");
        var signature = signature(body, NOW);
        var bytes = body.getBytes(UTF_8);
        var headers = new HttpHeaders();
        headers.set("Stripe-Signature", signature);
        assertThat(notifications.read(headers, bytes)).isInstanceOf(Notice.Hint.class);
        for (var n = 0; n < bytes.length; n++) {
            bytes[n] ^= 1;
            assertThat(notifications.read(headers, bytes)).isInstanceOf(Notice.Invalid.class);
            bytes[n] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1",
                "v1=ab",
                "t=x,v1=y",
                "t=99999999999999999999,v1=ab",
                "t=1764417600"
            })
    void a_header_that_is_no_signature_is_refused(String header) {
        assertThat(read(event("evt_1", "refund.failed", false, "re_1"), header))
                .isInstanceOf(Notice.Invalid.class);
    }

    @Test
    void no_header_is_refused() {
        assertThat(notifications.read(new HttpHeaders(), new byte[0]))
                .isEqualTo(new Notice.Invalid("no signature"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void a_signature_of_another_time_is_refused(long seconds) {
        var body = event("evt_1", "refund.failed", false, "re_1");
        assertThat(read(body, signature(body, NOW.plusSeconds(seconds))))
                .isEqualTo(new Notice.Invalid("signed at another time"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void a_signature_of_the_last_minutes_is_taken(long seconds) {
        var body = event("evt_1", "refund.failed", false, "re_1");
        assertThat(read(body, signature(body, NOW.plusSeconds(seconds))))
                .isInstanceOf(Notice.Hint.class);
    }

    @Test
    void while_the_secret_is_changed_either_signature_counts() {
        var body = event("evt_1", "refund.failed", false, "re_1");
        var good = signature(body, NOW);
        var two = good.replaceFirst(",v1=", ",v1=" + "0".repeat(64) + ",v1=");
        assertThat(read(body, two)).isInstanceOf(Notice.Hint.class);
    }
}
