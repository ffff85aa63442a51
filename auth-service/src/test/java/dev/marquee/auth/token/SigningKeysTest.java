package dev.marquee.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    @TempDir Path data;

    private final MovableClock clock = new MovableClock();

    @Test
    void the_key_is_made_once_and_kept_for_its_owner_alone() throws Exception {
        var first = keys();
        var second = keys();
        assertThat(second.currentId()).isEqualTo(first.currentId()).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).contains("\"d\":");
        assertThat(first.published().toString(false)).contains(first.currentId());
        assertThat(first.published().toJSONObject().toString()).doesNotContain(" d=");
        assertThat(first).asString().doesNotContain("\"d\"");
    }

    @Test
    void a_new_key_is_public_before_it_signs_and_the_old_one_until_its_tokens_are_over() {
        var keys = keys();
        var old = keys.currentId();
        clock.advance(Duration.ofDays(89));
        assertThat(keys.currentId()).isEqualTo(old);
        assertThat(published(keys)).containsExactly(old);

        clock.advance(Duration.ofDays(1).plusMinutes(1));
        assertThat(keys.currentId()).isEqualTo(old);
        assertThat(published(keys)).hasSize(2).contains(old);

        clock.advance(Duration.ofMinutes(10));
        var fresh = keys.currentId();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(published(keys)).containsExactly(fresh, old);

        clock.advance(Duration.ofMinutes(89));
        assertThat(published(keys)).containsExactly(fresh, old);
        clock.advance(Duration.ofMinutes(2));
        assertThat(published(keys)).containsExactly(fresh);
        assertThat(keys.currentId()).isEqualTo(fresh);
    }

    @Test
    void replicas_that_share_the_file_change_the_key_together_and_once() {
        var replicas = IntStream.range(0, 8).mapToObj(i -> keys()).toList();
        clock.advance(Duration.ofDays(91));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replicas.forEach(replica -> threads.submit(replica::currentId));
        }
        clock.advance(Duration.ofMinutes(11));
        assertThat(replicas)
                .extracting(SigningKeys::currentId)
                .containsOnly(published(keys()).getFirst());
        assertThat(replicas).allSatisfy(replica -> assertThat(published(replica)).hasSize(2));
    }

    @Test
    void an_admin_can_change_the_key_at_once() {
        var keys = keys();
        var old = keys.currentId();
        var replica = keys();
        clock.advance(Duration.ofSeconds(2));
        keys.replace();
        assertThat(keys.currentId()).isEqualTo(old);
        clock.advance(Duration.ofMinutes(10));
        assertThat(keys.currentId()).isNotEqualTo(old).isEqualTo(replica.currentId());
        assertThat(keys.list()).extracting(SigningKeys.Key::signs).containsExactly(true, false);
        assertThat(published(keys)).contains(old);
    }

    @Test
    void keys_that_do_not_say_their_age_count_from_now() throws Exception {
        var fresh = new ECKeyGenerator(Curve.P_256).keyID("fresh").generate();
        var old = new ECKeyGenerator(Curve.P_256).keyID("old").generate();
        Files.createDirectories(file().getParent());
        Files.writeString(file(), new JWKSet(List.of(fresh, old)).toString(false));
        var keys = keys();
        assertThat(published(keys)).containsExactly("fresh", "old");
        clock.advance(PUBLISHED_AHEAD_AND_A_BIT);
        assertThat(keys.currentId()).isEqualTo("fresh");
    }

    private static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);
    private static final Duration PUBLISHED_AHEAD_AND_A_BIT = PUBLISHED_AHEAD.plusSeconds(1);

    @Test
    void a_folder_that_cannot_be_written_keeps_its_keys() throws Exception {
        var keys = keys();
        var id = keys.currentId();
        clock.advance(Duration.ofDays(91));
        Files.delete(file().resolveSibling(".lock"));
        Files.createDirectory(file().resolveSibling(".lock")); // nobody can lock this, root neither
        assertThat(keys.currentId()).isEqualTo(id);
        assertThatThrownBy(keys::replace).hasMessageContaining("cannot change the secret");
    }

    @Test
    void a_file_without_keys_stops_the_start() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"keys\":[]}");
        assertThatThrownBy(this::keys).hasMessageContaining("no signing key");
    }

    private static List<String> published(SigningKeys keys) {
        return keys.published().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private Path file() {
        return data.resolve("secrets/signing-keys.json");
    }

    private SigningKeys keys() {
        var settings =
                new MarqueeSettings(
                        data, URI.create("http://localhost:8080"), "marquee", null, Map.of());
        var auth =
                new AuthSettings(
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(60),
                        Duration.ofHours(12),
                        Duration.ofDays(7),
                        Duration.ofHours(1),
                        Duration.ofHours(12),
                        "",
                        "",
                        Duration.ofDays(90));
        return new SigningKeys(settings, auth, new KeySettings(PUBLISHED_AHEAD), clock);
    }
}
