package dev.marquee.ticket.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Apple signs passes with. Without a certificate there are none. It is checked by {@link
 * AppleSigner} and not by annotations, because their errors print the value.
 *
 * @param certificate the file (PKCS#12) with the pass type's certificate and its key
 * @param password of that file
 * @param passTypeId as it was registered: {@code pass.org.example.tickets}
 * @param teamId the ten letters of the developer account
 * @param wwdrCertificate the file with Apple's own certificate that signed the other
 */
@ConfigurationProperties("marquee.wallet.apple")
record AppleWalletSettings(
        @DefaultValue("") String certificate,
        @DefaultValue("") String password,
        @DefaultValue("") String passTypeId,
        @DefaultValue("") String teamId,
        @DefaultValue("") String wwdrCertificate) {

    boolean isEmpty() {
        return (certificate + passTypeId + teamId + wwdrCertificate).isBlank();
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "AppleWalletSettings[certificate=%s, passTypeId=%s]"
                .formatted(certificate, passTypeId);
    }
}
