package dev.marquee.ticket.export;

import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes exports, two at once, beginning with what was left when the service stopped. */
@Component
class ExportWorker implements SmartLifecycle {

    private static final int AT_ONCE = 2;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final QueueSignal signal = new QueueSignal(AT_ONCE);
    private final QueueWorkers workers;
    private final ExportQueue queue;
    private final MakeExport makeExport;

    ExportWorker(ExportQueue queue, MakeExport makeExport, ExportJobs jobs) {
        this.queue = queue;
        this.makeExport = makeExport;
        this.workers =
                new QueueWorkers(
                        "exports",
                        signal,
                        Collections.nCopies(AT_ONCE, 0).stream().map(n -> work()).toList(),
                        jobs::tidy);
    }

    private QueueWorkers.Work work() {
        return new QueueWorkers.Work() {
            @Override
            public boolean run() {
                var job = queue.claim();
                job.ifPresent(one -> makeExport.handle(one, workers::isStopping));
                return job.isPresent();
            }
        };
    }

    /** An export is due once the present transaction has committed. */
    void wakeAfterCommit() {
        signal.wakeAfterCommit();
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.close();
        workers.await(Instant.now().plus(LONGEST));
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }
}
