package dev.marquee.auth.passkey;

import dev.marquee.auth.account.AccountClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A closed account keeps no passkey. */
@Component
class ForgetPasskeys {

    private final Passkeys passkeys;

    ForgetPasskeys(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @EventListener
    void on(AccountClosed closed) {
        passkeys.forget(closed.id());
    }
}
