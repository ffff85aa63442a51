package dev.marquee.ticket.audience;

import dev.marquee.ticket.OnH2;

@OnH2
class AudienceOnH2Test extends AudienceContract {}
