package dev.marquee.platform.chain;

/** What may be wrong with a chain. */
public enum Fault {
    /** An entry is not what its hash was made of. */
    HASH,
    /** An entry does not continue the one before. */
    LINK,
    /** Entries are missing in between. */
    GAP,
    /** Entries are not in their places, or are there twice. */
    ORDER,
    /** A signed head tells of another chain than this. */
    HEAD,
    /** A head is not signed by the key that should have. */
    SIGNATURE,
    /** A personal part is not what the entry was committed to. */
    PART,
    /** A personal part is away, and nobody says that it was erased. */
    PART_MISSING,
    /** The end is missing. */
    TRUNCATED;

    /** As people and programs read it: {@code part missing}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
