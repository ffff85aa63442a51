package dev.marquee.ticket.wallet;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes passes for Apple Wallet, where a certificate is configured. */
@Component
class AppleWallet {

    /** So many passes one file may have. */
    static final int MOST = 10;

    private static final Logger log = LoggerFactory.getLogger(AppleWallet.class);
    private static final Duration SOON = Duration.ofDays(30);

    private final @Nullable AppleSigner signer;
    private final ApplePassWords words;
    private final Clock clock;

    AppleWallet(AppleWalletSettings settings, ApplePassWords words, Clock clock) {
        this.signer = settings.isEmpty() ? null : AppleSigner.of(settings);
        this.words = words;
        this.clock = clock;
        if (signer != null && clock.instant().plus(SOON).isAfter(signer.goodUntil()))
            log.warn(
                    "The certificate of Apple Wallet ends at {}: tickets are offered for it until then. Renew it, and set MARQUEE_WALLET_APPLE_CERTIFICATE.",
                    signer.goodUntil());
    }

    /** Whether there are passes: a certificate is configured, and still good. */
    boolean isSetUp() {
        return signer != null && clock.instant().isBefore(signer.goodUntil());
    }

    /** A pass. */
    byte[] pass(WalletTicket ticket, Locale locale) {
        if (signer == null) throw new IllegalStateException("Apple Wallet is not set up");
        return ApplePassFile.of(words.of(ticket, locale), signer);
    }

    /** Several passes in one file. */
    byte[] passes(List<WalletTicket> tickets, Locale locale) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var ticket : tickets) files.put(ticket.code() + ".pkpass", pass(ticket, locale));
        return ApplePassFile.zip(files);
    }
}
