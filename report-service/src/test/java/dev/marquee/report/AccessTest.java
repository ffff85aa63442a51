package dev.marquee.report;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to reports. */
@RunningService
class AccessTest implements AccessContract, ApiDocsContract {}
