package dev.marquee.auth.erasure;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.archive.ForgetInArchives;
import dev.marquee.auth.audit.chain.ForgetPerson;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.privacy.ForgetFiles;
import dev.marquee.auth.profile.CloseAccount;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the accounts of buyers who are forgotten, as if they had closed them themselves. Who works
 * here keeps the account: an admin takes the roles away first.
 */
@Component
class EraseAccounts {

    private static final Logger log = LoggerFactory.getLogger(EraseAccounts.class);

    private final Accounts accounts;
    private final AccountLinks links;
    private final AccountLetters letters;
    private final CloseAccount closeAccount;
    private final Passwords passwords;
    private final ForgetFiles files;
    private final ForgetInArchives archives;
    private final ForgetPerson trail;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    EraseAccounts(
            Accounts accounts,
            AccountLinks links,
            AccountLetters letters,
            CloseAccount closeAccount,
            Passwords passwords,
            ForgetFiles files,
            ForgetInArchives archives,
            ForgetPerson trail,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.closeAccount = closeAccount;
        this.passwords = passwords;
        this.files = files;
        this.archives = archives;
        this.trail = trail;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Forgets those whose addresses these are, in any spelling; what is no address is nobody's
     * account. Told again, nothing changes.
     */
    void ofAddresses(List<String> addresses) {
        for (var address : addresses) EmailAddress.parse(address).ifPresent(this::erase);
    }

    private void erase(EmailAddress address) {
        var nobodysHash = passwords.hash(RandomToken.create()); // slow, so not in the transaction
        trail.prepare();
        transaction.executeWithoutResult(status -> {
            links.forget(address);
            letters.forget(address);
            files.forget(address);
            archives.forget();
            outbox.forget(address.value());
            var account = accounts.lockByEmail(address);
            if (account.isEmpty()) {
                trail.erase(address, OptionalLong.empty());
                return;
            }
            var id = account.get().id();
            if (account.get().isStaff()) {
                log.info("account {} stays: who works here is not erased", id);
                audit.record("account.not-erased", "account:" + id, "works here");
                return;
            }
            trail.erase(address, OptionalLong.of(id));
            audit.record("account.erased", "account:" + id, "");
            closeAccount.close(id, nobodysHash);
        });
    }
}
