package dev.marquee.ticket.figures;

import dev.marquee.ticket.OnH2;

@OnH2
class MoneyFiguresOnH2Test extends MoneyFiguresContract {}
