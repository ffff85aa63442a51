package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.OnPostgres;

@ServiceTest
@OnPostgres
class PostgresWebhookChangeTest extends WebhookChangeTests {}
