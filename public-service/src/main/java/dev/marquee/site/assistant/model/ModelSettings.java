package dev.marquee.site.assistant.model;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The language model. Without a key there is none, and rules answer.
 *
 * @param apiKey of the provider
 * @param name the model
 * @param baseUrl where the provider answers, without {@code /chat/completions}
 * @param budget how much may be spent in a day (UTC), in the currency of the prices; none is no
 *     model
 * @param inputPrice of a million tokens that are sent
 * @param outputPrice of a million tokens that come back
 * @param maxTokens how long an answer may be
 * @param firstToken how long the first sign of an answer may take
 * @param whole how long a streamed answer may take
 * @param wholeAtOnce how long one may take that is not streamed; less than the gateway waits
 */
@Validated
@ConfigurationProperties("marquee.assistant.model")
record ModelSettings(
        @DefaultValue("") String apiKey,
        @DefaultValue("gpt-4.1-mini") @NotBlank String name,
        @DefaultValue("https://api.openai.com/v1") @NotNull URI baseUrl,
        @DefaultValue("2.00") @PositiveOrZero BigDecimal budget,
        @DefaultValue("0.40") @PositiveOrZero BigDecimal inputPrice,
        @DefaultValue("1.60") @PositiveOrZero BigDecimal outputPrice,
        @DefaultValue("700") @Positive int maxTokens,
        @DefaultValue("10s") Duration firstToken,
        @DefaultValue("45s") Duration whole,
        @DefaultValue("12s") Duration wholeAtOnce) {

    boolean isOn() {
        return !apiKey.isBlank();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[" + name + " at " + baseUrl + "]";
    }
}
