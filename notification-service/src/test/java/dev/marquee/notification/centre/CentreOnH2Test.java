package dev.marquee.notification.centre;

import dev.marquee.notification.ServiceTest;

@ServiceTest
class CentreOnH2Test extends CentreContract {}
