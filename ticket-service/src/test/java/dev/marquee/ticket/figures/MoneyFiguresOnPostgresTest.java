package dev.marquee.ticket.figures;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class MoneyFiguresOnPostgresTest extends MoneyFiguresContract {}
