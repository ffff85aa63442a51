package dev.marquee.report.postevent;

import dev.marquee.report.RunningService;

@RunningService
class H2ReportChangeTest extends ReportChangeTests {}
