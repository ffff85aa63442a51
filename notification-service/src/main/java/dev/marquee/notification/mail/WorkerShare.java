package dev.marquee.notification.mail;

import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueTable.Partition;
import java.util.Arrays;
import java.util.List;

/** What a worker may take: a slow answer to one kind of mail never holds up a more urgent one. */
public enum WorkerShare {
    /** Only what somebody sits and waits for. */
    URGENT(Priority.URGENT),
    /** That, and tickets. */
    TICKETS(Priority.NORMAL),
    /** Everything but what is written to many; that too, when nothing else is due. */
    ALL(Priority.LATER);

    private final List<Partition> partitions;

    WorkerShare(Priority last) {
        this.partitions =
                Arrays.stream(Priority.values())
                        .filter(priority -> priority.compareTo(last) <= 0)
                        .map(priority -> new Partition(priority.ordinal(), priority))
                        .toList();
    }

    List<Partition> partitions() {
        return partitions;
    }

    /** Of so many workers, the first two stand ready for what is urgent; one alone does all. */
    public static WorkerShare of(int worker, int workers) {
        if (workers >= 2 && worker == 0) return URGENT;
        if (workers >= 3 && worker == 1) return TICKETS;
        return ALL;
    }
}
