package dev.marquee.event.catalogue;

/** An event was stored that looks like another one. */
public record EventDuplicated(long from, long to) {}
