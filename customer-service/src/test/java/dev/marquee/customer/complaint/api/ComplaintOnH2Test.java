package dev.marquee.customer.complaint.api;

import dev.marquee.customer.OnH2;

@OnH2
class ComplaintOnH2Test extends ComplaintContract {}
