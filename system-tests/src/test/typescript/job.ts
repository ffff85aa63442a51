// The main job, written as an integrator would write it: sign in, publish an event, book, show, cancel.
// It is compiled, not run: a type that is lost from a description makes it wrong.
import { Configuration as Accounts, SignInApi } from "@marquee/auth";
import { Configuration as Events, EventsApi } from "@marquee/event";
import { AvailabilityApi, BookingsApi, Configuration as Tickets } from "@marquee/ticket";

export async function job(basePath: string): Promise<string> {
  const login = { email: "organizer@ticket.local", password: "organizer123" };
  const signedIn = await new SignInApi(new Accounts({ basePath })).login({ login });
  const accessToken: string = signedIn.accessToken;

  const events = new EventsApi(new Events({ basePath, accessToken }));
  const event = await events.createEvent({
    eventRequest: { name: "Lantern Night", startsAt: "2030-11-28T20:00", totalTickets: 200 },
  });
  const id: number = event.id;
  await events.patchEventStatus({ id: String(id), statusRequest: { status: "published" } });

  const tickets = new Tickets({ basePath });
  const availability = await new AvailabilityApi(tickets).getEventAvailability({ event: event.code });
  const bookings = new BookingsApi(tickets);
  const booking = await bookings.createBooking({
    idempotencyKey: "tour-booking-1",
    bookingRequest: {
      eventId: id,
      quantity: Math.min(2, availability.left),
      buyerName: "Lan Trần",
      buyerEmail: "lan.tran@example.org",
    },
  });

  const bookingKey: string | undefined = booking.accessKey;
  const shown = await bookings.getBooking({ id: booking.id, bookingKey });
  const phone: string | null = shown.buyerPhone;
  const codes: string[] = shown.tickets.map((ticket) => ticket.code);
  const cancelled = await bookings.cancelBooking({ id: booking.id, bookingKey });
  return `${cancelled.status}: ${codes.join(", ")}, ${phone ?? "no telephone"}`;
}
