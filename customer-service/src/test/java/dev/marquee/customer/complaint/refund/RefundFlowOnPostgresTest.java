package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class RefundFlowOnPostgresTest extends RefundFlowContract {}
