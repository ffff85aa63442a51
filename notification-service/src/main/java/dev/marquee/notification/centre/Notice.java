package dev.marquee.notification.centre;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell an account's owner.
 *
 * @param subjectRef what it is about, such as booking:1184; null for nothing that can be opened
 * @param dedupeKey there is one of a key for each owner
 * @param params what its words speak of; see {@link NoticeTexts}
 */
record Notice(
        long user,
        NoticeKind kind,
        @Nullable String subjectRef,
        String dedupeKey,
        Map<String, String> params) {}
