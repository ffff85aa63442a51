package dev.marquee.ticket.payment.stripe;

/**
 * The keys of a Stripe account.
 *
 * @param isLive whether they move real money
 */
record StripeKeys(String secretKey, String webhookSecret, boolean isLive) {

    /**
     * Checks what the settings say.
     *
     * @throws IllegalStateException if a key is missing or is another kind of key; it says what to
     *     set, and never what was set
     */
    static StripeKeys of(StripeSettings settings) {
        var secretKey = settings.secretKey().strip();
        var webhookSecret = settings.webhookSecret().strip();
        if (secretKey.isEmpty())
            throw new IllegalStateException(
                    "marquee.payment.provider is stripe, but there is no key: set MARQUEE_STRIPE_SECRET_KEY to the secret key of your Stripe account (sk_test_… to try it, sk_live_… for real money).");
        var isLive = startsWith(secretKey, "live_");
        if (!isLive && !startsWith(secretKey, "test_"))
            throw new IllegalStateException(
                    "MARQUEE_STRIPE_SECRET_KEY is not a secret key of Stripe: it must begin with sk_test_, sk_live_, rk_test_ or rk_live_. A publishable key (pk_…) does not work.");
        if (!webhookSecret.startsWith("whsec_"))
            throw new IllegalStateException(
                    "MARQUEE_STRIPE_WEBHOOK_SECRET must be the signing secret of the webhook endpoint in your Stripe account: it begins with whsec_.");
        return new StripeKeys(secretKey, webhookSecret, isLive);
    }

    private static boolean startsWith(String key, String mode) {
        return key.startsWith("sk_" + mode) || key.startsWith("rk_" + mode);
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return "StripeKeys[isLive=%s]".formatted(isLive);
    }
}
