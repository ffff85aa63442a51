package dev.marquee.ticket.export;

import dev.marquee.ticket.OnH2;

@OnH2
class ExportsOnH2Test extends ExportsContract {}
