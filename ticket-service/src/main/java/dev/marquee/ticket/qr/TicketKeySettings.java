package dev.marquee.ticket.qr;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param signingKey the file with the key that signs tickets (Ed25519, PEM, PKCS#8); by default one
 *     is made at the first start and kept under {@code data/secrets}
 */
@ConfigurationProperties("marquee.ticket")
record TicketKeySettings(@Nullable Path signingKey) {}
