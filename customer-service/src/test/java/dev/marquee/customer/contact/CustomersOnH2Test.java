package dev.marquee.customer.contact;

import dev.marquee.customer.OnH2;

@OnH2
class CustomersOnH2Test extends CustomersContract {}
