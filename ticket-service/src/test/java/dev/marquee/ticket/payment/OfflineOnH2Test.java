package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnH2;

@OnH2
class OfflineOnH2Test extends OfflineContract {}
