package dev.marquee.customer.contact;

import dev.marquee.customer.OnH2;

@OnH2
class CustomerChangeOnH2Test extends CustomerChangeContract {}
