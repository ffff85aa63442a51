package dev.marquee.site.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A proposal is good for ten minutes, for whoever it was made for, as it was made. */
class ProposalsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final Seal seal = seal("one");

    private static Seal seal(String key) {
        var settings =
                new MarqueeSettings(
                        Path.of("unused"), URI.create("http://localhost"), "test", null, Map.of());
        return new Seal(settings, key, "public-service");
    }

    private Optional<Proposal> open(String sealed, String caller, Duration later) {
        var asker = new Asker(Optional.empty(), caller, GivenCaller.nobody(Locale.ENGLISH));
        return new Proposals(
                        seal, JsonMapper.shared(), Clock.fixed(NOW.plus(later), ZoneOffset.UTC))
                .open(sealed, asker);
    }

    private String sealed(String purpose, Seal by) {
        var proposal =
                new Proposal(
                        "id",
                        Proposal.BOOK,
                        "ana",
                        NOW.plusSeconds(600).getEpochSecond(),
                        "EV07",
                        71L,
                        2,
                        null,
                        null,
                        "30.00",
                        null,
                        "EUR");
        return by.seal(purpose, JsonMapper.shared().writeValueAsString(proposal));
    }

    @Test
    void it_is_good_until_it_expires() {
        var sealed = sealed("proposal", seal);
        assertThat(open(sealed, "ana", Duration.ofSeconds(599))).isPresent();
        assertThat(open(sealed, "ana", Duration.ofSeconds(600))).isEmpty();
    }

    @Test
    void it_is_nobody_elses() {
        assertThat(open(sealed("proposal", seal), "ben", Duration.ZERO)).isEmpty();
    }

    @Test
    void what_another_key_or_another_purpose_sealed_is_none() {
        assertThat(open(sealed("proposal", seal("another")), "ana", Duration.ZERO)).isEmpty();
        assertThat(open(sealed("conversation", seal), "ana", Duration.ZERO)).isEmpty();
    }

    @Test
    void no_sign_of_it_can_be_changed() {
        var sealed = sealed("proposal", seal);
        for (int at = 0; at < sealed.length(); at++) {
            var changed = sealed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(
                            open(
                                    sealed.substring(0, at) + changed + sealed.substring(at + 1),
                                    "ana",
                                    Duration.ZERO))
                    .as("sign %d", at)
                    .isEmpty();
        }
    }
}
