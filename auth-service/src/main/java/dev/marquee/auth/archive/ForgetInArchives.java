package dev.marquee.auth.archive;

import org.springframework.stereotype.Component;

/** Sees to it that nobody who is forgotten is still in an archive. */
@Component
public class ForgetInArchives {

    private final ArchiveWork work;

    ForgetInArchives(ArchiveWork work) {
        this.work = work;
    }

    /**
     * Deletes all that were made, since nobody knows who is in which, and makes those anew that are
     * being made; in the caller's transaction.
     */
    public void forget() {
        work.startAnew();
    }
}
