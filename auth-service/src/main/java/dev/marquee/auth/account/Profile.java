package dev.marquee.auth.account;

import java.util.List;

/** An account as its owner sees it. */
record Profile(long id, String name, String email, boolean emailVerified, List<Role> roles) {

    static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.name(),
                account.email().value(),
                account.emailVerified(),
                account.roles().stream().sorted().toList());
    }
}
