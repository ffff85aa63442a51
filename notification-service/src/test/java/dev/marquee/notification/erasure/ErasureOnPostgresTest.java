package dev.marquee.notification.erasure;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.OnPostgres;

@ServiceTest
@OnPostgres
class ErasureOnPostgresTest extends ErasureContract {}
