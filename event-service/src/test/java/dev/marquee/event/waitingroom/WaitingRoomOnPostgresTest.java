package dev.marquee.event.waitingroom;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class WaitingRoomOnPostgresTest extends WaitingRoomContract {}
