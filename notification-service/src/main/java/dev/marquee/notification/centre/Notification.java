package dev.marquee.notification.centre;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notice that is kept. */
record Notification(
        long id,
        long user,
        NoticeKind kind,
        @Nullable String subjectRef,
        Map<String, String> params,
        Instant createdAt,
        @Nullable Instant readAt) {}
