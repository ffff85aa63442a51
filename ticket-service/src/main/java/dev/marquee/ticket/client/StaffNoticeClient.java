package dev.marquee.ticket.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Has notification-service tell those who work here. */
@HttpExchange("/internal")
public interface StaffNoticeClient {

    /**
     * What somebody is told; again with the same key, nothing happens.
     *
     * @param account whom; null for all who have the role
     * @param subjectRef the page where they do something about it
     * @param params what its words name
     */
    record Notice(
            @Nullable Long account,
            @Nullable String role,
            String kind,
            String subjectRef,
            String dedupeKey,
            Map<String, String> params) {}

    record Notices(List<Notice> notices) {}

    /**
     * Returns once all are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/notifications")
    void send(@RequestBody Notices notices);
}
