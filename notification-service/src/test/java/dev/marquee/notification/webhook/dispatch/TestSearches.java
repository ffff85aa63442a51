package dev.marquee.notification.webhook.dispatch;

/** Looks at the log. */
final class TestSearches {

    static final DeliverySearch ALL = new DeliverySearch(null, null, null, null);

    private TestSearches() {}

    static DeliverySearch status(String status) {
        return new DeliverySearch(null, status, null, null);
    }
}
