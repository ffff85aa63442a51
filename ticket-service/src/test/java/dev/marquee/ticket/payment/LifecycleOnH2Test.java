package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnH2;

@OnH2
class LifecycleOnH2Test extends LifecycleContract {}
