package dev.marquee.report.metric;

import java.time.LocalDate;

/** Days of the subject's zone, both included. */
public record Period(LocalDate from, LocalDate until) {}
