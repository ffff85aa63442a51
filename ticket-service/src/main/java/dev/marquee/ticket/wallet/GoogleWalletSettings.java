package dev.marquee.ticket.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who saves tickets to Google Wallet. Without a key nobody does.
 *
 * @param issuerId the number of the issuer account
 * @param key the file (JSON) with a key of the service account that may act for it
 */
@ConfigurationProperties("marquee.wallet.google")
record GoogleWalletSettings(@DefaultValue("") String issuerId, @DefaultValue("") String key) {

    boolean isEmpty() {
        return (issuerId + key).isBlank();
    }
}
