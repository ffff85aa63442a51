package dev.marquee.auth.audit.chain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is sealed.
 *
 * @param signingKey the file with the keys that sign heads (Ed25519, PEM, PKCS#8), the last of
 *     which is to sign; by default one is made and kept under {@code data/secrets}
 * @param headsFile where every head is added as a line, best on another machine; null for nowhere
 * @param headsTo addresses that get every head by mail
 * @param keep how long entries stay at least; null for good
 */
@ConfigurationProperties("marquee.audit")
record ChainSettings(
        @Nullable Path signingKey,
        @Nullable Path headsFile,
        @DefaultValue List<String> headsTo,
        @Nullable Duration keep) {}
