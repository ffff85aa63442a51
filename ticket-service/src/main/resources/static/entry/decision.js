/**
 * What a door answers: the same rules, in the same order, as the server's EntryDecision, and tested with the same cases. It reads
 * nothing and changes nothing.
 *
 * @param it.ticket status, refundRequested, costs, blockedWhy, revision, typeId (null if it is not known)
 * @param it.event  the ticket's event
 * @param it.atEvent the event whose door it is; null for any
 * @param it.revision what the code says; null for one that was typed
 * @param it.list   types (null for all), opensAt, closesAt (milliseconds), mode, reentry, id
 * @param it.admission `{ inside }` of this ticket to this list on this day; null for none
 */
export function decide(it) {
  if (it.atEvent !== null && it.atEvent !== it.event) return 'wrong_event';
  if (it.direction === 'exit') return 'left';
  if (it.revision !== null && it.revision < it.ticket.revision) return 'replaced';
  switch (it.ticket.status) {
    case 'cancelled': return 'cancelled';
    case 'reserved': return it.ticket.costs ? 'not_paid' : 'not_confirmed';
    default: return ofGoodTicket(it);
  }
}

function ofGoodTicket(it) {
  const again = isSpent(it);
  if (again && !mayComeAgain(it)) return 'already_used';
  if (it.ticket.refundRequested) return 'refund_requested';
  if (it.ticket.blockedWhy) return 'blocked';
  if (it.byList) {
    if (!takes(it.list, it.ticket.typeId)) return 'wrong_gate';
    if (it.at < it.list.opensAt) return 'too_early';
    if (it.at >= it.list.closesAt) return 'too_late';
  }
  return again ? 'admitted_again' : 'admitted';
}

const isSpent = it => it.admission !== null || it.list.id === 0 && it.list.mode === 'once' && it.ticket.status === 'used';

const mayComeAgain = it => it.list.mode === 'free' || it.list.reentry && it.admission !== null && !it.admission.inside;

const takes = (list, type) => list.types === null || type === null || list.types.includes(type);

/** Whoever may pass with this answer. */
export const letsPass = result => result === 'admitted' || result === 'admitted_again' || result === 'left';

const DAY = 86_400_000;
const DAY_BEGINS = 5;

/** The day that an entry counts for, in days since 1970; 0 where the list does not count by day. It ends at five in the morning. */
export function entryDay(list, at, timeZone) {
  if (list.mode !== 'once_per_day') return 0;
  const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' })
    .formatToParts(at).reduce((all, part) => ({ ...all, [part.type]: Number(part.value) }), {});
  return Math.floor((Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - DAY_BEGINS * 3_600_000) / DAY);
}
