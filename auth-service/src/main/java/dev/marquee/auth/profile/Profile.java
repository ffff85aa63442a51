package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.config.HouseZone;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param locale the tag of the language that it has chosen
 * @param digest when it gets mails that can wait
 * @param timeZone in which the pages tell it times; that of the house until its owner chooses one
 */
record Profile(
        long id,
        @Schema(example = "Minh Châu") String name,
        String email,
        boolean emailVerified,
        List<Role> roles,
        @Schema(
                        description =
                                "The zone in which pages tell you times; that of the house until you choose one")
                String timeZone,
        @Schema(
                        description =
                                "The language that pages and mails are in; null until you choose one: then pages are in what your browser asks for",
                        example = "en")
                @Nullable String locale,
        @Schema(
                        description =
                                "When you get e-mails that can wait: instant (unless you read the notification within two minutes), daily (at 8:00 in your time zone) or off",
                        example = "instant",
                        allowableValues = {"instant", "daily", "off"})
                String digest,
        Instant createdAt) {

    static Profile of(Account account, HouseZone house) {
        return new Profile(
                account.id(),
                account.name(),
                account.email().value(),
                account.emailVerified(),
                account.roles().stream().sorted().toList(),
                Objects.requireNonNullElseGet(account.timeZone(), () -> house.zone().getId()),
                account.locale(),
                account.digest(),
                account.createdAt());
    }
}
