package dev.marquee.customer.complaint.api;

import dev.marquee.customer.OnH2;

@OnH2
class HoursOfWorkOnH2Test extends HoursOfWorkContract {}
