package dev.marquee.platform.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks what is stored.
 *
 * @param account null for a guest
 * @param emails addresses that the person has proved to read, in their one spelling
 */
public record Person(
        @Nullable Long account,
        @NotNull @Size(max = 20) List<@NotNull @Size(max = 254) String> emails) {

    /** No address, and not empty. */
    private static final String NOBODY = "-";

    /** Ids begin at one. */
    public long accountOrNone() {
        return account == null ? -1 : account;
    }

    /**
     * No list of SQL is empty. Where there is no address, one stands for it that no column holds:
     * an empty one does, of everybody who has none.
     */
    public List<String> emailsOrNone() {
        var some = emails.stream().filter(email -> !email.isBlank()).toList();
        return some.isEmpty() ? List.of(NOBODY) : some;
    }
}
