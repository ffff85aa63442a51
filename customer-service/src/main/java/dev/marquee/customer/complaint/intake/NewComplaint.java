package dev.marquee.customer.complaint.intake;

import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote to us.
 *
 * @param bookingId that it is about; null where it is about none, or a mailed link says which
 * @param name of whoever complains, where no account or booking says it
 * @param email the same
 * @param priority as staff see it; null for the usual
 * @param source as staff know it, or assistant; null for the page
 */
public record NewComplaint(
        String subject,
        String text,
        @Nullable Long bookingId,
        @Nullable Long eventId,
        @Nullable String name,
        @Nullable String email,
        @Nullable Priority priority,
        @Nullable Source source) {}
