package dev.marquee.platform.chain;

import org.jspecify.annotations.Nullable;

/**
 * What came of it.
 *
 * @param fault the first; null for a chain without one
 * @param seq where
 * @param entries how many were looked at
 * @param heads how many of the chain's own
 * @param outside how many heads from outside the chain was compared with
 * @param lastHash of the last entry that was good
 * @param erased parts that are gone by an erasure that the chain tells of
 * @param keyId whose signature the first head has; empty where there is none
 */
public record Verdict(
        @Nullable Fault fault,
        long seq,
        String chain,
        long entries,
        long heads,
        long outside,
        long lastSeq,
        String lastHash,
        long erased,
        String keyId) {

    public boolean good() {
        return fault == null;
    }
}
