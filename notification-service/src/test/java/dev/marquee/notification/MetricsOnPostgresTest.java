package dev.marquee.notification;

import dev.marquee.platform.test.OnPostgres;

@ServiceTest
@OnPostgres
class MetricsOnPostgresTest extends MetricsContract {}
