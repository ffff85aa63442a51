package dev.marquee.customer.erasure;

import dev.marquee.customer.OnH2;

@OnH2
class ErasureOnH2Test extends ErasureContract {}
