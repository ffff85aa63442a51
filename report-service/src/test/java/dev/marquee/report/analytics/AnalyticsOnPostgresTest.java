package dev.marquee.report.analytics;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.report.RunningService;

@RunningService
@OnPostgres
class AnalyticsOnPostgresTest extends AnalyticsContract {}
