package dev.marquee.report.afterwards;

import dev.marquee.report.RunningService;

@RunningService
class H2ReportChangeTest extends ReportChangeTests {}
