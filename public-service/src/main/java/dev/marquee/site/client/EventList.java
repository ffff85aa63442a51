package dev.marquee.site.client;

import java.util.List;

/** A page of events; {@code total} counts all pages. */
public record EventList(List<Event> items, int page, int size, int total) {}
