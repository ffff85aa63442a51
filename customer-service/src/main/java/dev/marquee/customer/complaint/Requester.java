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
     * Whether the two are one person, and who may read what the one wrote may read what the other
     * did: the address is the same, and so is the account where both have one.
     */
    boolean isSame(Requester other) {
        if (!addressKey.equals(other.addressKey)) return false;
        if (account != null && other.account != null) return account.equals(other.account);
        return !addressKey.isEmpty();
    }
}
