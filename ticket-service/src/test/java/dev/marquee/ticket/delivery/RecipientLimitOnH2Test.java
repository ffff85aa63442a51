package dev.marquee.ticket.delivery;

import dev.marquee.ticket.OnH2;

@OnH2
class RecipientLimitOnH2Test extends RecipientLimitContract {}
