package dev.marquee.auth.registration;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.calendar.MovedCalendars;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proves, by a mailed link, that an account's owner reads at an address. */
@Service
class VerifyEmail {

    /**
     * What a link would do.
     *
     * @param account the account's id
     * @param email the address that would be the account's
     */
    record Preview(long account, String name, String email) {}

    private final AccountLinks links;
    private final Accounts accounts;
    private final Revocations revocations;
    private final AccountNotices notices;
    private final MovedCalendars calendars;
    private final AuditTrail audit;

    VerifyEmail(
            AccountLinks links,
            Accounts accounts,
            Revocations revocations,
            AccountNotices notices,
            MovedCalendars calendars,
            AuditTrail audit) {
        this.links = links;
        this.accounts = accounts;
        this.revocations = revocations;
        this.notices = notices;
        this.calendars = calendars;
        this.audit = audit;
    }

    /** What the link is about, without using it up. */
    Optional<Preview> look(String token) {
        return links.look(token, Purpose.VERIFY_EMAIL)
                .flatMap(link ->
                        accounts.byId(link.accountId())
                                .filter(account -> !account.disabled())
                                .map(account ->
                                        new Preview(
                                                account.id(),
                                                account.name(),
                                                link.email().value())));
    }

    /**
     * Uses the link up. Where its address is a new one for the account, the account moves to it.
     * That whoever opens it has the account's password, and not its address alone, the caller has
     * made sure of: the link may have reached somebody whose address a stranger registered with.
     *
     * @return the account as it is now
     * @throws org.springframework.web.ErrorResponseException 410 {@code link-expired} if it is
     *     used, over or unknown; 409 if somebody else has registered with the address meanwhile
     */
    @Transactional
    public Account handle(String token) {
        var link = links.use(token, Purpose.VERIFY_EMAIL).orElseThrow(VerifyEmail::expired);
        var account =
                accounts.byId(link.accountId())
                        .filter(found -> !found.disabled())
                        .orElseThrow(VerifyEmail::expired);
        var moves = !account.email().equals(link.email());
        if (moves) refuseWhereTaken(account, link);
        accounts.confirmEmail(account.id(), link.email());
        if (moves) moved(account, link);
        audit.record(
                AuditTrail.Actor.account(account.id(), link.email().value()),
                "account.email-confirmed",
                "account:" + account.id(),
                moves ? "before: " + account.email() : "");
        return accounts.byId(account.id()).orElseThrow();
    }

    /** Tokens name the old address. Whoever reads there is told, if it ever was the owner. */
    private void moved(Account account, AccountLinks.Opened link) {
        revocations.endAll(String.valueOf(account.id()));
        calendars.moved(account.id());
        notices.tell(account, link.email(), AccountChange.EMAIL_CHANGED);
        if (account.emailVerified()) notices.tell(account, AccountChange.EMAIL_CHANGED);
    }

    private void refuseWhereTaken(Account account, AccountLinks.Opened link) {
        var other = accounts.byEmail(link.email());
        if (other.isPresent() && other.get().id() != account.id())
            throw Problems.problem(
                    HttpStatus.CONFLICT, "address-taken", Text.of("problem.address-taken"));
    }

    private static RuntimeException expired() {
        return Problems.problem(
                HttpStatus.GONE, "link-expired", Text.of("problem.link-expired.link-has-been"));
    }
}
