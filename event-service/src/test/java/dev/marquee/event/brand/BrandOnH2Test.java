package dev.marquee.event.brand;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class BrandOnH2Test extends BrandContract {

    @Override
    int first() {
        return 0;
    }
}
