package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.OnH2;

@OnH2
class RefundFlowOnH2Test extends RefundFlowContract {}
