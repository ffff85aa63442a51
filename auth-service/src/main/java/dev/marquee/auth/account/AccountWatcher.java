package dev.marquee.auth.account;

/** Hears, within the transaction, that what other services know of an account has changed. */
@FunctionalInterface
public interface AccountWatcher {

    void changed(long account);
}
