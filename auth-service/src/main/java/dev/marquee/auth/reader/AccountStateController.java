package dev.marquee.auth.reader;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells services that work for somebody while nobody is signed in what that person may do now. */
@RestController
@Hidden
class AccountStateController {

    /**
     * An account as it is now.
     *
     * @param email null until it is confirmed
     * @param locale the tag of the language that its owner chose; null for none
     * @param roles none for who may not sign in
     */
    record AccountState(
            long id,
            String name,
            @Nullable String email,
            @Nullable String locale,
            boolean disabled,
            List<String> roles) {

        static AccountState of(Account account) {
            return new AccountState(
                    account.id(),
                    account.name(),
                    account.emailVerified() ? account.email().value() : null,
                    account.locale(),
                    account.disabled(),
                    account.disabled()
                            ? List.of()
                            : account.roles().stream().map(Enum::name).sorted().toList());
        }
    }

    private final Accounts accounts;

    AccountStateController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** One that is not closed; else 404. */
    @GetMapping("/internal/accounts/{id}")
    AccountState account(@PathVariable long id) {
        return accounts.byId(id)
                .filter(account -> !account.closed())
                .map(AccountState::of)
                .orElseThrow(() -> Problems.notFound("account"));
    }
}
