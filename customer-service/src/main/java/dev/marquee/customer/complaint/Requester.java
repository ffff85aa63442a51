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

    /** Whether the two are one person: the same account, or the same address. */
    boolean isSame(Requester other) {
        return account != null && account.equals(other.account)
                || !addressKey.isEmpty() && addressKey.equals(other.addressKey);
    }
}
