package dev.marquee.auth.archive;

import dev.marquee.auth.archive.Gather.Away;
import dev.marquee.platform.archive.ArchiveRefused;
import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.config.MarqueeSettings;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Of what nobody has foreseen; a service that is away is waited for. */
    private static final int MOST_TRIES = 5;

    private final ArchiveJobs jobs;
    private final Gather gather;
    private final MarqueeSettings settings;

    MakeArchives(ArchiveJobs jobs, Gather gather, MarqueeSettings settings) {
        this.jobs = jobs;
        this.gather = gather;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${marquee.archive.look-every:2s}")
    void run() {
        try {
            for (var job = jobs.claim(); job.isPresent(); job = jobs.claim()) make(job.get());
        } catch (DataAccessException | TransactionException e) {
            log.warn("archives are not made, which is tried again: {}", e.toString());
        }
    }

    private void make(ArchiveJob job) {
        try {
            // the same however often it is tried: what was on its way then has arrived one day
            var asOf = job.askedAt();
            var file = Files.createTempFile("marquee-archive", ".zip");
            try (var payload = Payload.create()) {
                gather.into(
                        payload, job.organizerId(), asOf, service -> jobs.step(job.id(), service));
                var about =
                        new BagWriter.About(
                                settings.origin(), String.valueOf(job.organizerId()), asOf);
                var hash = BagWriter.write(payload, about, file);
                var rows = payload.counts().values().stream().mapToLong(Long::longValue).sum();
                jobs.ready(job.id(), asOf, hash, rows, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (Away e) {
            log.info("{} is not ready for archive {}: {}", e.service(), job.id(), e.toString());
            jobs.later(job.id(), e.service());
        } catch (ArchiveRefused e) {
            log.warn("archive {} is not whole: {}", job.id(), e.getMessage());
            jobs.failed(job.id(), e.where());
        } catch (IOException | RuntimeException e) {
            log.error("archive {} was not made", job.id(), e);
            if (job.tries() < MOST_TRIES) jobs.later(job.id(), "auth");
            else jobs.failed(job.id(), "");
        }
    }

    @Scheduled(cron = "${marquee.retention.at:0 40 3 * * *}")
    void purge() {
        jobs.purge();
    }
}
