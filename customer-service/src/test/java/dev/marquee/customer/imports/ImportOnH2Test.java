package dev.marquee.customer.imports;

import dev.marquee.customer.OnH2;

@OnH2
class ImportOnH2Test extends ImportContract {}
