package dev.marquee.platform.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret for each service, derived from the master secret: none of them tells the master or
 * another one. {@code bin/secrets} derives the same with openssl.
 */
public final class ServiceSecrets {

    private ServiceSecrets() {}

    /**
     * What the service shows to get a token for the others.
     *
     * @param service auth-service, customer-service …
     */
    public static String clientSecret(String master, String service) {
        return derive(master, "client " + service);
    }

    /**
     * The password of the service's database role, where none is given.
     *
     * @param role the role's name in PostgreSQL
     */
    public static String databasePassword(String master, String role) {
        return derive(master, "database " + role);
    }

    /** HMAC-SHA256 as 43 URL-safe characters. */
    private static String derive(String master, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
