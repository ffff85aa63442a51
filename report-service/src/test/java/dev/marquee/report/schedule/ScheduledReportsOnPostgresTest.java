package dev.marquee.report.schedule;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.report.RunningService;

@RunningService
@OnPostgres
class ScheduledReportsOnPostgresTest extends ScheduledReportsContract {}
