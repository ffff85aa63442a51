package dev.marquee.notification.webhook.registration;

import java.util.Set;

/** A webhook as somebody wants it. */
record Draft(String name, String address, Set<EventType> events, boolean allOrganizers) {}
