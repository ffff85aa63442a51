package dev.marquee.platform.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.RestClientException;

/** Every night. While it is not known what is held, nothing goes. */
class RetentionJob {

    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    private final Retention retention;
    private final HoldsClient client;

    RetentionJob(Retention retention, HoldsClient client) {
        this.retention = retention;
        this.client = client;
    }

    @Scheduled(cron = "${marquee.retention.at:0 40 3 * * *}")
    void run() {
        if (!retention.deletes()) return;
        Holds holds;
        try {
            holds = client.holds();
        } catch (RestClientException e) {
            log.warn(
                    "nothing is deleted this night, for it is not known what is held: {}",
                    e.toString());
            return;
        }
        retention.run(holds);
    }
}
