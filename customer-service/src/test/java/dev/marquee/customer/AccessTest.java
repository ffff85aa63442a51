package dev.marquee.customer;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to customers. */
@OnH2
class AccessTest extends RunningService implements AccessContract, ApiDocsContract {}
