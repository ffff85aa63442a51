package dev.marquee.ticket.export.content;

/** Is told how far an export is; may throw to end it. */
public interface Progress {

    /** So many rows will be read. */
    void expect(long rows);

    /** One row was read. */
    void step();

    /** The next list begins. */
    default void before(String table) {}
}
