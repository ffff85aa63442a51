package dev.marquee.customer.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in the thread of a complaint.
 *
 * @param complaintId the complaint it was written to, which may be merged into another one
 * @param author {@code requester}, {@code staff}, {@code organizer} or {@code system}
 * @param isPublic whether the requester may read it
 * @param text what was written; empty for what happened
 * @param code what happened, such as {@code resolved}; null for what was written
 * @param detail of what happened
 */
public record ComplaintEntry(
        long id,
        long complaintId,
        Role author,
        @Nullable Long authorId,
        String authorName,
        boolean isPublic,
        String text,
        @Nullable String code,
        String detail,
        Instant at) {}
