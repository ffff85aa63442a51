package dev.marquee.notification.webhook;

import dev.marquee.notification.ServiceTest;

@ServiceTest
class H2WebhookChangeTest extends WebhookChangeTests {}
