package dev.marquee.ticket;

@OnH2
class MetricsOnH2Test extends MetricsContract {}
