package dev.marquee.site;

import dev.marquee.platform.test.ApiDocsContract;

/** What an integrator finds in the description of the assistant. */
class ApiDocsTest extends SitePages implements ApiDocsContract {}
