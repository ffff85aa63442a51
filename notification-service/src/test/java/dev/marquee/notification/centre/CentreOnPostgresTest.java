package dev.marquee.notification.centre;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.OnPostgres;

@ServiceTest
@OnPostgres
class CentreOnPostgresTest extends CentreContract {}
