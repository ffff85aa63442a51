package dev.marquee.auth.registration;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.NewAccount;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.value.EmailAddress;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a customer's account. */
@Service
class Register {

    /**
     * Who wants an account.
     *
     * @param role anything but customer is a request, which an admin decides
     * @param timeZone in which they read times; null for that of the house
     * @param locale the tag of the language that they read; null if they said none
     */
    record Command(
            String name,
            EmailAddress email,
            String password,
            Role role,
            @Nullable ZoneId timeZone,
            @Nullable String locale) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final RoleRequests requests;
    private final AccountLetters letters;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Register(
            Accounts accounts,
            Passwords passwords,
            RoleRequests requests,
            AccountLetters letters,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.requests = requests;
        this.letters = letters;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Makes the account and owes the mail with the link that proves the address. Where the address
     * has an account already, its owner gets a mail that says so; whoever asked sees no difference.
     *
     * @return the new account's id; empty where the address had one already
     */
    Optional<Long> handle(Command command) {
        var hash = passwords.hash(command.password());
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> addUnlessKnown(command, hash)));
        } catch (DuplicateKeyException registeredMeanwhile) {
            letters.accountExists(command.email());
            return Optional.empty();
        }
    }

    private Optional<Long> addUnlessKnown(Command command, String hash) {
        if (accounts.byEmail(command.email()).isEmpty()) return Optional.of(add(command, hash));
        letters.accountExists(command.email());
        return Optional.empty();
    }

    private long add(Command command, String hash) {
        var email = command.email();
        var id =
                accounts.add(
                        new NewAccount(
                                command.name().strip(),
                                email,
                                false,
                                null,
                                hash,
                                Set.of(Role.CUSTOMER),
                                command.timeZone(),
                                command.locale()));
        if (command.role() != Role.CUSTOMER) requests.ask(id, command.role());
        letters.verify(id, email);
        audit.record(
                AuditTrail.Actor.account(id, email.value()),
                "account.registered",
                "account:" + id,
                command.role() == Role.CUSTOMER ? "" : "asks to be " + command.role());
        return id;
    }
}
