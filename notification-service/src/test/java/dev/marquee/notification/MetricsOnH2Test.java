package dev.marquee.notification;

@ServiceTest
class MetricsOnH2Test extends MetricsContract {}
