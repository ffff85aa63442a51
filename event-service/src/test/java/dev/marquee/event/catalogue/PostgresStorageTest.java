package dev.marquee.event.catalogue;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class PostgresStorageTest extends StorageTests {}
