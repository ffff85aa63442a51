package dev.marquee.ticket.wallet;

import org.springframework.stereotype.Component;

/** Which wallets are set up. */
@Component
public class OfferedWallets {

    private final AppleWallet apple;
    private final GoogleWallet google;

    OfferedWallets(AppleWallet apple, GoogleWallet google) {
        this.apple = apple;
        this.google = google;
    }

    /** Whether tickets can be put into any. */
    public boolean any() {
        return apple.isSetUp() || google.isSetUp();
    }
}
