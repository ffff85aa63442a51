package dev.marquee.auth.account;

/**
 * An account is closed; published in the transaction that closes it, for all who keep something of
 * it.
 *
 * @param name its owner's until then
 */
public record AccountClosed(long id, String name) {}
