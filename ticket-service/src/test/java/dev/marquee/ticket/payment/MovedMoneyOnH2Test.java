package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnH2;

@OnH2
class MovedMoneyOnH2Test extends MovedMoneyContract {}
