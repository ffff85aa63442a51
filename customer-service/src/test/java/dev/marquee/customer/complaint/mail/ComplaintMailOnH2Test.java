package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.OnH2;

@OnH2
class ComplaintMailOnH2Test extends ComplaintMailContract {}
