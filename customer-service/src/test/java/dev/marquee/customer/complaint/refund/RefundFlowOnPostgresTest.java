package dev.marquee.customer.complaint.refund;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class RefundFlowOnPostgresTest extends RefundFlowContract {}
