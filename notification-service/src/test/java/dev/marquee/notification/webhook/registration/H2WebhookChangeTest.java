package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.ServiceTest;

@ServiceTest
class H2WebhookChangeTest extends WebhookChangeTests {}
