package dev.marquee.venue.booking;

/**
 * A booking has another time, place or text.
 *
 * @param before what it was, in words
 */
record BookingChanged(VenueBooking booking, String before) {}
