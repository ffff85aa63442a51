package dev.marquee.auth.archive;

import dev.marquee.auth.archive.Gather.Away;
import dev.marquee.platform.archive.ArchiveRefused;
import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.archive.WorkFolder;
import dev.marquee.platform.config.MarqueeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes the archives that were asked for, one at a time; where a service is away, or not all has
 * arrived that was on its way, it is tried again.
 */
@Component
class MakeArchives {

    private static final Logger log = LoggerFactory.getLogger(MakeArchives.class);

    /** It is somebody else's by now, or is made anew. */
    private static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private final ArchiveJobs jobs;
    private final ArchiveWork work;
    private final Gather gather;
    private final MarqueeSettings settings;

    MakeArchives(ArchiveJobs jobs, ArchiveWork work, Gather gather, MarqueeSettings settings) {
        this.jobs = jobs;
        this.work = work;
        this.gather = gather;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${marquee.archive.look-every:2s}")
    void run() {
        try {
            for (var job = work.claim(); job.isPresent(); job = work.claim()) make(job.get());
        } catch (DataAccessException | TransactionException e) {
            log.warn("archives are not made, which is tried again: {}", e.toString());
        }
    }

    private void make(ArchiveJob job) {
        try {
            // the same however often it is tried: what was on its way then has arrived one day
            var asOf = Objects.requireNonNullElse(job.asOf(), job.askedAt());
            var file = WorkFolder.file();
            try (var payload = Payload.create()) {
                gather.into(payload, job.organizerId(), asOf, service -> step(job, service));
                var about =
                        new BagWriter.About(
                                settings.origin(), String.valueOf(job.organizerId()), asOf);
                var hash = BagWriter.write(payload, about, file);
                var rows = payload.counts().values().stream().mapToLong(Long::longValue).sum();
                work.ready(job, asOf, hash, rows, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (Away e) {
            log.info("{} is not ready for archive {}: {}", e.service(), job.id(), e.toString());
            work.later(job, e.service());
        } catch (ArchiveRefused e) {
            log.warn("archive {} is not whole: {}", job.id(), e.getMessage());
            work.failed(job, e.where());
        } catch (Lost e) {
            log.info("archive {} is made by somebody else, or anew", job.id());
        } catch (IOException | RuntimeException e) {
            log.error("archive {} was not made", job.id(), e);
            work.broken(job);
        }
    }

    private void step(ArchiveJob job, String service) {
        if (!work.step(job, service)) throw new Lost();
    }

    @Scheduled(cron = "${marquee.retention.at:0 40 3 * * *}")
    void purge() {
        jobs.purge();
    }
}
