package dev.marquee.ticket.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.ticket.payment.PaymentProvider;
import dev.marquee.ticket.payment.PaymentSettings;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

class StripeConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({PaymentSettings.class, MarqueeSettings.class})
    static class Surroundings {}

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withUserConfiguration(Surroundings.class, StripeConfiguration.class)
                    .withBean(JsonMapper.class, JsonMapper::shared)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withPropertyValues(
                            "marquee.data=data",
                            "marquee.public-url=https://tickets.example.org",
                            "marquee.issuer=https://tickets.example.org",
                            "marquee.services.auth=http://localhost");

    @Test
    void nothing_is_asked_for_while_another_provider_is_set() {
        service.run(context ->
                assertThat(context).hasNotFailed().doesNotHaveBean(PaymentProvider.class));
    }

    @Test
    void a_test_key_makes_a_test_provider() {
        service.withPropertyValues(
                        "marquee.payment.provider=stripe",
                        "marquee.payment.stripe.secret-key=sk_test_1",
                        "marquee.payment.stripe.webhook-secret=whsec_1")
                .run(context -> {
                    var provider = context.getBean(PaymentProvider.class);
                    assertThat(provider.name()).isEqualTo("stripe");
                    assertThat(provider.isTest()).isTrue();
                });
    }

    @Test
    void a_live_key_makes_one_that_moves_money() {
        service.withPropertyValues(
                        "marquee.payment.provider=stripe",
                        "marquee.payment.stripe.secret-key=rk_live_1",
                        "marquee.payment.stripe.webhook-secret=whsec_1")
                .run(context ->
                        assertThat(context.getBean(PaymentProvider.class).isTest()).isFalse());
    }

    @Test
    void without_keys_the_start_fails_and_says_what_to_set() {
        service.withPropertyValues("marquee.payment.provider=stripe")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasRootCauseInstanceOf(IllegalStateException.class)
                                .rootCause()
                                .hasMessageContaining("set MARQUEE_STRIPE_SECRET_KEY"));
    }

    @Test
    void a_wrong_key_is_in_no_message_of_the_failure() {
        service.withPropertyValues(
                        "marquee.payment.provider=stripe",
                        "marquee.payment.stripe.secret-key=pk_live_typedByMistake",
                        "marquee.payment.stripe.webhook-secret=whsec_1")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasStackTraceContaining("MARQUEE_STRIPE_SECRET_KEY")
                                .satisfies(e ->
                                        assertThat(stackTrace(e))
                                                .doesNotContain("typedByMistake")));
    }

    private static String stackTrace(Throwable e) {
        var text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
