package dev.marquee.customer.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Who complains.
 *
 * @param account null for somebody without one
 * @param email as it was typed; mails go there
 * @param addressKey the same in its one spelling; empty once the person is erased
 * @param locale the language of mails, as an IETF tag
 */
public record Requester(
        @Nullable Long account, String name, String email, String addressKey, String locale) {

    /**
     * Whether the two are one person, so that who may read what the one wrote may read what the
     * other did: the same account, unless it had another address then; or the same address, unless
     * another account had it then.
     */
    boolean isSame(Requester other) {
        var sameAddress = addressKey.equals(other.addressKey);
        if (account != null && account.equals(other.account))
            return sameAddress || addressKey.isEmpty() || other.addressKey.isEmpty();
        return sameAddress && !addressKey.isEmpty() && (account == null || other.account == null);
    }
}
