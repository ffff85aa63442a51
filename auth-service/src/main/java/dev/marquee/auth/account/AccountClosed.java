package dev.marquee.auth.account;

/**
 * An account is closed; published in the transaction that closes it, for all who keep something of
 * it.
 */
public record AccountClosed(long id) {}
