package dev.marquee.customer.complaint;

import org.jspecify.annotations.Nullable;

/**
 * What a complaint is about.
 *
 * @param title in a few words
 * @param eventName empty where it is about no event, or its name is not known
 * @param organizerId who runs the event, if it is known
 */
public record Subject(
        String title,
        @Nullable Long bookingId,
        @Nullable Long eventId,
        String eventName,
        @Nullable Long organizerId) {}
