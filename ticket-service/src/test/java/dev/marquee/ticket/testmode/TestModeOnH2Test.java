package dev.marquee.ticket.testmode;

import dev.marquee.ticket.OnH2;

@OnH2
class TestModeOnH2Test extends TestModeContract {}
