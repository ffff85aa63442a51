package dev.marquee.report.postevent;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.report.RunningService;

@RunningService
@OnPostgres
class PostgresReportChangeTest extends ReportChangeTests {}
