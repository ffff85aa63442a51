package dev.marquee.notification;

import dev.marquee.platform.test.AccessContract;

/** Who may come to mails. */
@ServiceTest
class AccessTest implements AccessContract {}
