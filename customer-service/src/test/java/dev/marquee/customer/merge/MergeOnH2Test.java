package dev.marquee.customer.merge;

import dev.marquee.customer.OnH2;

@OnH2
class MergeOnH2Test extends MergeContract {}
