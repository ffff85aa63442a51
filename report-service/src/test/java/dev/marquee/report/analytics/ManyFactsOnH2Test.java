package dev.marquee.report.analytics;

import dev.marquee.report.RunningService;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
@RunningService
class ManyFactsOnH2Test extends ManyFactsContract {}
