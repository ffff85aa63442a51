package dev.marquee.ticket.delivery;

import dev.marquee.ticket.OnH2;

@OnH2
class ConfirmationMailOnH2Test extends ConfirmationMailContract {}
