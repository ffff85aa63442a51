package dev.marquee.customer.assistant;

import dev.marquee.customer.OnH2;

@OnH2
class TurnsOnH2Test extends TurnsContract {}
