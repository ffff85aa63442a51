package dev.marquee.ticket.export;

import dev.marquee.ticket.export.content.Progress;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how far an export is, every so many rows, and so keeps it. Ends it where it is not this
 * worker's any more.
 */
final class JobProgress implements Progress {

    /** It was cancelled, or another has it: what was made so far is nobody's. */
    static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("cancelled, or another's", null, false, false);
        }
    }

    /** This replica stops. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private static final int ROWS = 1000;

    private final ExportQueue queue;
    private final ExportJob job;
    private final BooleanSupplier stopping;
    private @Nullable Long expected;
    private long done;

    JobProgress(ExportQueue queue, ExportJob job, BooleanSupplier stopping) {
        this.queue = queue;
        this.job = job;
        this.stopping = stopping;
    }

    @Override
    public void expect(long rows) {
        expected = rows;
        tell();
    }

    @Override
    public void step() {
        if (++done % ROWS == 0) tell();
    }

    @Override
    public void before(String table) {
        tell();
    }

    long done() {
        return done;
    }

    private void tell() {
        if (stopping.getAsBoolean()) throw new Stopped();
        if (!queue.progress(job, done, expected)) throw new Abandoned();
    }
}
