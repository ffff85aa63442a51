package dev.marquee.platform.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/bookings, listBookings",
        "GET, /api/bookings/{id}, getBooking",
        "POST, /api/bookings, createBooking",
        "POST, /api/bookings/{id}/cancel, cancelBooking",
        "DELETE, /api/bookings/{id}, deleteBooking",
        "GET, /api/events/{event}/availability, getEventAvailability",
        "PUT, /api/events/{id}/tickets, updateEventTickets",
        "PATCH, /api/events/{id}/status, patchEventStatus",
        "POST, /api/events/{id}/registrations, createEventRegistration",
        "POST, /api/categories, createCategory",
        "POST, /api/customers/{id}/history, createCustomerHistory",
        "GET, /api/customers/imports/{id}/lines, listCustomersImportLines",
        "POST, /api/auth/forgot-password, forgotPassword",
        "GET, /.well-known/openid-configuration, getOpenidConfiguration",
        "GET, /.well-known/ticket-keys.json, listTicketKeys"
    })
    void an_operation_is_named_after_method_and_address(String method, String path, String name) {
        assertThat(OperationNames.name(path, method)).isEqualTo(name);
    }
}
