package dev.marquee.report.analytics;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.report.RunningService;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
@RunningService
@OnPostgres
class ManyFactsOnPostgresTest extends ManyFactsContract {}
