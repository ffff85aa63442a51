package dev.marquee.customer.imports;

import dev.marquee.customer.OnH2;

@OnH2
class ImportLayoutsOnH2Test extends ImportLayoutsContract {}
