package dev.marquee.event.waitingroom;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class WaitingRoomOnH2Test extends WaitingRoomContract {}
