package dev.marquee.auth.letter;

import dev.marquee.auth.account.Account;
import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.ClientAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells owners of accounts what was changed about signing in: whoever did not do it learns that
 * somebody else did.
 */
@Component
public class AccountNotices {

    static final String TOPIC = "account-changed";

    /**
     * A mail to be written, with what was so at the time of the change.
     *
     * @param account whose it is; null in facts of before they named it
     * @param from the client's address, empty where there was none, or it is an admin's
     * @param about and {@code page}: see {@link AccountNoticeController.One}
     * @param timeZone in which the owner reads times; null in facts of before they had it
     * @param locale the tag of the owner's language; null for that of the house
     */
    record Notice(
            @Nullable Long account,
            String email,
            String name,
            AccountChange change,
            Instant at,
            String from,
            @Nullable String about,
            @Nullable String page,
            @Nullable String timeZone,
            @Nullable String locale) {}

    private final Outbox outbox;
    private final Clock clock;
    private final HouseZone house;

    AccountNotices(Outbox outbox, Clock clock, HouseZone house) {
        this.outbox = outbox;
        this.clock = clock;
        this.house = house;
    }

    /** Owes the owner a mail, in the transaction of the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Account account, AccountChange change) {
        tell(account, account.email(), change);
    }

    /** The same of what another service has noticed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(
            Account account,
            AccountChange change,
            String key,
            Instant at,
            String from,
            @Nullable String about,
            @Nullable String page) {
        outbox.publish(
                TOPIC,
                key,
                new Notice(
                        account.id(),
                        account.email().value(),
                        account.name(),
                        change,
                        at,
                        from,
                        about,
                        page,
                        zoneOf(account),
                        account.locale()));
    }

    /** The same to another address than the account's present one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Account account, EmailAddress email, AccountChange change) {
        outbox.publish(
                TOPIC,
                UUID.randomUUID().toString(),
                new Notice(
                        account.id(),
                        email.value(),
                        account.name(),
                        change,
                        clock.instant(),
                        change == AccountChange.FACTORS_REMOVED
                                ? ""
                                : ClientAddress.current().orElse(""),
                        null,
                        null,
                        zoneOf(account),
                        account.locale()));
    }

    private String zoneOf(Account account) {
        var chosen = account.timeZone();
        return chosen == null ? house.zone().getId() : chosen;
    }
}
