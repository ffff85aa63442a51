package dev.marquee.report.analytics;

import dev.marquee.report.RunningService;

@RunningService
class AnalyticsOnH2Test extends AnalyticsContract {}
