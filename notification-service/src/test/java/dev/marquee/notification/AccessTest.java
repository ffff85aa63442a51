package dev.marquee.notification;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to mails. */
@ServiceTest
class AccessTest implements AccessContract, ApiDocsContract {}
