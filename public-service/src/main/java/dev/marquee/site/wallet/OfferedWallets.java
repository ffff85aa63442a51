package dev.marquee.site.wallet;

import dev.marquee.site.client.DocumentClient;
import dev.marquee.site.client.DocumentClient.Wallets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Says to templates which wallets are set up. */
@Component("wallets")
class OfferedWallets {

    private static final Logger log = LoggerFactory.getLogger(OfferedWallets.class);
    private static final Wallets NONE = new Wallets(false, false);

    private final DocumentClient documents;

    OfferedWallets(DocumentClient documents) {
        this.documents = documents;
    }

    /** None where it cannot be known: the tickets themselves are on the page. */
    public Wallets offered() {
        try {
            return documents.wallets();
        } catch (RestClientException e) {
            log.debug("It is not known which wallets are set up", e);
            return NONE;
        }
    }
}
