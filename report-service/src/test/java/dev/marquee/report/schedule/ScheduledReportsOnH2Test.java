package dev.marquee.report.schedule;

import dev.marquee.report.RunningService;

@RunningService
class ScheduledReportsOnH2Test extends ScheduledReportsContract {}
