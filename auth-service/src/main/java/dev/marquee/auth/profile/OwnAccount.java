package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.LastAdmin;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.factor.WrongCodes;
import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.grant.Grants;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes that only the owner of an account makes. */
@Service
class OwnAccount {

    private final Accounts accounts;
    private final SignIn signIn;
    private final Passwords passwords;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final Grants grants;
    private final WrongCodes wrongCodes;
    private final CloseAccount closeAccount;
    private final AccountLinks links;
    private final AccountLetters letters;
    private final AccountNotices notices;
    private final LastAdmin lastAdmin;
    private final AuditTrail audit;
    private final HouseZone house;
    private final Languages languages;
    private final TransactionTemplate transaction;

    OwnAccount(
            Accounts accounts,
            SignIn signIn,
            Passwords passwords,
            BrowserSessions sessions,
            Revocations revocations,
            Grants grants,
            WrongCodes wrongCodes,
            CloseAccount closeAccount,
            AccountLinks links,
            AccountLetters letters,
            AccountNotices notices,
            LastAdmin lastAdmin,
            AuditTrail audit,
            HouseZone house,
            Languages languages,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
        this.revocations = revocations;
        this.grants = grants;
        this.wrongCodes = wrongCodes;
        this.closeAccount = closeAccount;
        this.links = links;
        this.letters = letters;
        this.notices = notices;
        this.lastAdmin = lastAdmin;
        this.audit = audit;
        this.house = house;
        this.languages = languages;
        this.transaction = transaction;
    }

    /** The caller's account as it is now, whatever the token says. */
    Account of(Caller caller) {
        return accounts.byId(caller.id())
                .filter(account -> !account.disabled())
                .orElseThrow(() -> Problems.notFound("account"));
    }

    /** What a new password would end too, unless it is kept. */
    List<Grant> grantsOf(Account account) {
        return grants.of(account);
    }

    /** The account as its owner sees it. */
    Profile profileOf(Account account) {
        return Profile.of(account, house);
    }

    void rename(Account account, String name) {
        accounts.rename(account.id(), name.strip());
    }

    /**
     * Sets the zone in which the owner reads times. Whoever keeps that of the house has chosen
     * none.
     *
     * @throws java.util.NoSuchElementException if there is no such zone
     */
    void chooseZone(Account account, String name) {
        if (!name.equals(profileOf(account).timeZone()))
            accounts.setTimeZone(account.id(), WrittenTime.presentZone(name).orElseThrow());
    }

    /**
     * Sets the language of pages and mails; an empty tag leaves it to the browser.
     *
     * @return false if there is no such language
     */
    boolean chooseLanguage(Account account, String tag) {
        var chosen = languages.named(tag).map(Locale::toLanguageTag);
        if (chosen.isEmpty() && !tag.isEmpty()) return false;
        accounts.setLocale(account.id(), chosen.orElse(null));
        return true;
    }

    /** Sets when mails that can wait are sent: instant, daily or off. */
    void chooseDigest(Account account, String digest) {
        accounts.setDigest(account.id(), digest);
    }

    /** The language of the account as {@link #languages} has it; empty if none is chosen. */
    String languageOf(Account account) {
        return languages
                .named(account.locale())
                .map(locale -> languages.of(locale).locale().toLanguageTag())
                .orElse("");
    }

    /** The names of the languages that there are, by tag. */
    Map<String, String> languages() {
        var names = new LinkedHashMap<String, String>();
        for (var one : languages.all()) names.put(one.locale().toLanguageTag(), one.name());
        return names;
    }

    /**
     * Mails a link to the new address; the account moves there when it is opened.
     *
     * @param address the client's
     * @return false if the password is wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it was wrong too often
     */
    boolean move(Account account, EmailAddress email, String password, String address) {
        if (signIn.confirm(account.id(), password, address).isEmpty()) return false;
        letters.verify(account.id(), email);
        return true;
    }

    /**
     * Sets a new password. All sessions and tokens end; the caller needs new ones.
     *
     * @param keep which API clients, webhooks and passkeys do not end with them
     * @param address the client's
     * @return false if the present password is wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it was wrong too often
     */
    boolean changePassword(
            Account account, String present, String next, Set<Grant> keep, String address) {
        if (signIn.confirm(account.id(), present, address).isEmpty()) return false;
        var hash = passwords.hash(next);
        transaction.executeWithoutResult(status -> {
            accounts.setPassword(account.id(), hash);
            wrongCodes.forgive(account.id());
            links.endAll(account.id());
            endEverywhere(account);
            grants.endAllBut(account, keep);
            notices.tell(account, AccountChange.PASSWORD_CHANGED);
            audit.record("password.changed", "account:" + account.id(), "");
        });
        return true;
    }

    /**
     * Signs every browser out, and ends every token.
     *
     * @param keep which API clients, webhooks and passkeys do not end with them
     */
    @Transactional
    public void signOutEverywhere(Account account, Set<Grant> keep) {
        endEverywhere(account);
        grants.endAllBut(account, keep);
        audit.record("account.signed-out-everywhere", "account:" + account.id(), "");
    }

    /**
     * Closes the account for good: everything personal in it is blanked.
     *
     * @param address the client's
     * @return false if the password is wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it was wrong too often
     * @throws org.springframework.web.ErrorResponseException 409 {@code last-admin}
     */
    boolean close(Account account, String password, String address) {
        if (signIn.confirm(account.id(), password, address).isEmpty()) return false;
        var nobodysHash = passwords.hash(RandomToken.create());
        transaction.executeWithoutResult(status -> {
            lastAdmin.mustNotBe(account.id());
            audit.record("account.closed", "account:" + account.id(), "");
            closeAccount.close(account.id(), nobodysHash);
        });
        return true;
    }

    private void endEverywhere(Account account) {
        sessions.closeAll(account.id());
        revocations.endAll(String.valueOf(account.id()));
    }
}
