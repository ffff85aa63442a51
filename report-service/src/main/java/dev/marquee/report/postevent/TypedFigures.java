package dev.marquee.report.postevent;

import jakarta.persistence.Embeddable;

/** How an event went, as somebody typed it for want of the event's own figures. */
@Embeddable
record TypedFigures(int capacity, int sold) {}
