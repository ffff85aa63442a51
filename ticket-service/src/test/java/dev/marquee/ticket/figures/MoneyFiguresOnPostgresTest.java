package dev.marquee.ticket.figures;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class MoneyFiguresOnPostgresTest extends MoneyFiguresContract {}
