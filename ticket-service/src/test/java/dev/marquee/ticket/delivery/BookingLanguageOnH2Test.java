package dev.marquee.ticket.delivery;

import dev.marquee.ticket.OnH2;

@OnH2
class BookingLanguageOnH2Test extends BookingLanguageContract {}
