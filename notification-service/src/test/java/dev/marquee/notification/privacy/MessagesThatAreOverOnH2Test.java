package dev.marquee.notification.privacy;

import dev.marquee.notification.ServiceTest;

@ServiceTest
class MessagesThatAreOverOnH2Test extends MessagesThatAreOverContract {}
