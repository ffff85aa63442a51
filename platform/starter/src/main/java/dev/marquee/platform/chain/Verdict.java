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
 * @param passedOver how many of those are of before the chain begins, so that they say nothing
 * @param base the head that a pruned chain begins after; null for one that is whole
 * @param lastSigned the head, its own or from outside, that reaches farthest: what comes after its
 *     entry is not signed; null where none is
 * @param lastOutside of those from outside the one that reaches farthest
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
        long passedOver,
        @Nullable ChainHead base,
        @Nullable ChainHead lastSigned,
        @Nullable ChainHead lastOutside,
        long lastSeq,
        String lastHash,
        long erased,
        String keyId) {

    public boolean good() {
        return fault == null;
    }
}
