package dev.marquee.ticket.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import java.util.Objects;
import java.util.Set;

/** Tells what Stripe refused from what nobody knows. */
final class StripeErrors {

    /** Time-outs, requests that are under way, and too many of them: the next one may succeed. */
    private static final Set<Integer> AGAIN = Set.of(408, 409, 425, 429);

    /** A call of Stripe's library. */
    interface Request<T> {
        T send() throws StripeException;
    }

    private StripeErrors() {}

    /** Sends it. Where the answer cannot be read, the library throws what nobody declared. */
    static <T> T ask(Request<T> request) throws StripeException {
        try {
            return request.send();
        } catch (RuntimeException e) {
            throw new ApiConnectionException("the answer cannot be read", e);
        }
    }

    /**
     * Whether Stripe read the request and did nothing. A key that was used for another request is
     * no refusal: the other one may have been done.
     */
    static boolean isRefusal(StripeException e) {
        var status = Objects.requireNonNullElse(e.getStatusCode(), 0);
        return status >= 400
                && status < 500
                && !AGAIN.contains(status)
                && !(e instanceof IdempotencyException);
    }

    /** Whether the key is wrong, or may not do this. */
    static boolean isAboutKey(StripeException e) {
        var status = Objects.requireNonNullElse(e.getStatusCode(), 0);
        return status == 401 || status == 403;
    }

    /** Its code, for pages and logs; never Stripe's own words. */
    static String code(StripeException e) {
        var code = e.getCode();
        if (code != null && code.matches("[a-z0-9_]{1,60}")) return code.replace('_', '-');
        var status = e.getStatusCode();
        return status == null || status == 0 ? "no-answer" : "http-" + status;
    }

    /** For the log: what support of Stripe asks for, and nothing of the request. */
    static String describe(StripeException e) {
        return "%s, request %s".formatted(code(e), e.getRequestId());
    }
}
