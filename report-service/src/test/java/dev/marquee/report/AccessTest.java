package dev.marquee.report;

import dev.marquee.platform.test.AccessContract;

/** Who may come to reports. */
@RunningService
class AccessTest implements AccessContract {}
