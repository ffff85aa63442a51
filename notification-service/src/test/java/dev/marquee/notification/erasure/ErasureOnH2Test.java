package dev.marquee.notification.erasure;

import dev.marquee.notification.ServiceTest;

@ServiceTest
class ErasureOnH2Test extends ErasureContract {}
