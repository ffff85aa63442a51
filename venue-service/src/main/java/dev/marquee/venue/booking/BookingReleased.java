package dev.marquee.venue.booking;

/** A venue is free again. */
record BookingReleased(VenueBooking booking) {}
