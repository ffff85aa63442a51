package dev.marquee.ticket.ledger;

import java.util.List;

/** What a check found, in full. */
record Details(Places places, List<Figure> figures) {}
