package dev.marquee.ticket.transfer;

import dev.marquee.ticket.OnH2;

@OnH2
class TransferRacesOnH2Test extends TransferRacesContract {}
