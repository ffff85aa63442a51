package dev.marquee.auth;

import dev.marquee.platform.test.AccessContract;

/** Who may come to accounts. */
@AuthServiceTest
class AccessTest implements AccessContract {}
