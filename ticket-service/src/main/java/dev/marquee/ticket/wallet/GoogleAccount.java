package dev.marquee.ticket.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The service account that signs what is saved to Google Wallet. */
final class GoogleAccount {

    private static final String KEY = "MARQUEE_WALLET_GOOGLE_KEY";
    private static final String ISSUER = "MARQUEE_WALLET_GOOGLE_ISSUER_ID";

    /** What this needs of a key's file. */
    private record KeyFile(
            @JsonProperty("client_email") @Nullable String email,
            @JsonProperty("private_key") @Nullable String key,
            @JsonProperty("private_key_id") @Nullable String keyId) {}

    private final String issuerId;
    private final String email;
    private final @Nullable String keyId;
    private final PrivateKey key;

    private GoogleAccount(String issuerId, String email, @Nullable String keyId, PrivateKey key) {
        this.issuerId = issuerId;
        this.email = email;
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * Reads and checks what the settings name.
     *
     * @throws IllegalStateException if something is missing or cannot be read; it says what to set
     */
    static GoogleAccount of(GoogleWalletSettings settings) {
        var issuer = settings.issuerId().strip();
        if (!issuer.matches("\\d{1,30}"))
            throw new IllegalStateException(
                    "%s must be the number of your issuer account in Google's Pay & Wallet Console."
                            .formatted(ISSUER));
        if (settings.key().isBlank())
            throw new IllegalStateException(
                    "Google Wallet is set up in part: set %s to the JSON file of a service account's key, or %s to nothing."
                            .formatted(KEY, ISSUER));
        var file = Path.of(settings.key().strip());
        if (!Files.isReadable(file))
            throw new IllegalStateException("%s: cannot read %s.".formatted(KEY, file));
        try {
            var content = JsonMapper.shared().readValue(Files.readString(file), KeyFile.class);
            if (content.email() == null || content.key() == null) throw broken(file, null);
            return new GoogleAccount(
                    issuer, content.email(), content.keyId(), privateKey(content.key()));
        } catch (IOException
                | JacksonException
                | IllegalArgumentException
                | GeneralSecurityException e) {
            throw broken(file, e);
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** What was read is not repeated: it is a secret. */
    private static IllegalStateException broken(Path file, @Nullable Exception cause) {
        return new IllegalStateException(
                "%s: %s is not a key of a service account (JSON with client_email and an RSA private_key)%s."
                        .formatted(
                                KEY,
                                file,
                                cause == null ? "" : ": " + cause.getClass().getSimpleName()));
    }

    String issuerId() {
        return issuerId;
    }

    String email() {
        return email;
    }

    /** The claims as a signed token (RS256). */
    String sign(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(keyId)
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a ticket for Google Wallet cannot be signed", e);
        }
        return token.serialize();
    }
}
