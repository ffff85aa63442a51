package dev.marquee.event.category;

/** A category has another name now, and its events with it; told in the same transaction. */
public record CategoryRenamed(String from, String to) {}
