package dev.marquee.ticket.erasure;

import dev.marquee.ticket.OnH2;

@OnH2
class ErasureOnH2Test extends ErasureContract {}
