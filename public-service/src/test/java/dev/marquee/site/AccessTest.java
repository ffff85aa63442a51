package dev.marquee.site;

import dev.marquee.platform.test.AccessContract;

/** Who may come to the buyers' pages. */
class AccessTest extends SitePages implements AccessContract {}
