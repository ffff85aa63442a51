package dev.marquee.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    @TempDir Path data;

    @Test
    void the_key_is_made_once_and_kept_for_its_owner_alone() throws Exception {
        var first = new SigningKeys(settings());
        var second = new SigningKeys(settings());
        assertThat(second.currentId()).isEqualTo(first.currentId()).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void with_several_keys_the_first_signs_and_all_are_published() throws Exception {
        var fresh = new ECKeyGenerator(Curve.P_256).keyID("fresh").generate();
        var old = new ECKeyGenerator(Curve.P_256).keyID("old").generate();
        Files.createDirectories(file().getParent());
        Files.writeString(file(), new JWKSet(List.of(fresh, old)).toString(false));
        var keys = new SigningKeys(settings());
        assertThat(keys.currentId()).isEqualTo("fresh");
        assertThat(keys.source().get(new JWKSelector(new JWKMatcher.Builder().build()), null))
                .extracting(key -> key.getKeyID())
                .containsExactly("fresh", "old");
    }

    private Path file() {
        return data.resolve("secrets/signing-keys.json");
    }

    private MarqueeSettings settings() {
        return new MarqueeSettings(
                data, URI.create("http://localhost:8080"), "marquee", null, Map.of());
    }
}
