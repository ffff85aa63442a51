package dev.marquee.notification.privacy;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.OnPostgres;

@ServiceTest
@OnPostgres
class MessagesThatAreOverOnPostgresTest extends MessagesThatAreOverContract {}
