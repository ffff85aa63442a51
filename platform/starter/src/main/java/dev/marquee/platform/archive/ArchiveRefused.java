package dev.marquee.platform.archive;

import java.io.Serial;

/** An archive that is not taken. Nothing of it was used. */
public final class ArchiveRefused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Reason {
        /** More bytes, or more files, than an archive may have. */
        TOO_LARGE,
        /** It is packed more tightly than anything that is written by people. */
        BOMB,
        /** No ZIP, or not as it was made. */
        DAMAGED,
        /** A name that no file of an archive has. */
        NAME,
        LINK,
        TWICE,
        /** A file is missing, or not what the manifest says. */
        MANIFEST,
        /** Something else than an archive of Marquee. */
        FORMAT,
        /** Made by a newer Marquee. */
        NEWER,
        /** A line that is too long, or not in its one spelling. */
        LINE,
        /** A field that its kind does not have. */
        FIELD,
        /** A field with something that it cannot hold. */
        VALUE,
        /** Rows that are not in their order, or twice. */
        ORDER,
        /** A row names another that is not there. */
        DANGLING
    }

    private final Reason reason;
    private final String where;

    /**
     * Refuses it.
     *
     * @param where the file, the line, the field
     */
    public ArchiveRefused(Reason reason, String where) {
        super(reason + " " + where);
        this.reason = reason;
        this.where = where;
    }

    public Reason reason() {
        return reason;
    }

    public String where() {
        return where;
    }
}
