package dev.marquee.venue.booking;

/** A venue is booked. */
record BookingMade(VenueBooking booking) {}
