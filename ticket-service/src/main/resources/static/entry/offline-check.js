import { decide, entryDay, letsPass } from './decision.js';
import { readCode, readToken } from './token.js';

const JUST_NOW = 10;

/**
 * Decides without network: by the signature, the list that was taken along, and who passed here.
 *
 * @param place `{ event, list, direction }`: the door; `event` and `list` as the server described them
 * @param known `{ keys, tickets, passed, events }`; `tickets` is null without a list
 * @returns an answer such as the server's, with `offline`, and for the result `unchecked` its `reason`
 */
export async function checkOffline({ token, code }, place, known, at) {
  const read = token ? await byToken(token, place, known) : byCode(code, place, known);
  return read.result ? answer(read, place, known) : byRules(read, place, known, at);
}

async function byToken(text, place, known) {
  const token = readToken(text);
  const genuine = token && await known.keys.verify(token);
  if (!token || genuine === false) return { result: 'forged' };
  const found = { ...token, doubt: genuine === null ? 'no_key' : null };
  if (token.event !== place.event.id) return { result: genuine ? 'wrong_event' : 'unchecked', reason: 'no_key', right: nameOf(known, it => it.id === token.event) };
  if (!known.tickets) return { ...found, doubt: 'no_list' };
  const ticket = known.tickets.find(token.number);
  if (!ticket) return { ...found, result: 'unchecked', reason: 'not_listed' };
  if (ticket.id !== token.ticketId) return { result: 'forged' };
  return { ...found, ticket, doubt: token.revision > ticket.revision ? 'not_listed' : found.doubt };
}

function byCode(text, place, known) {
  const code = readCode(text);
  if (!code) return { result: 'unknown' };
  if (code.event !== place.event.code) {
    const right = nameOf(known, it => it.code === code.event);
    return { result: right ? 'wrong_event' : 'unknown', right };
  }
  if (!known.tickets) return { number: code.number, revision: null, doubt: 'no_list' };
  const ticket = known.tickets.find(code.number);
  if (!ticket) return code.number > known.tickets.highest ? { number: code.number, result: 'unchecked', reason: 'not_listed' } : { result: 'unknown' };
  if (code.letters && ticket.revision === 0) return { result: 'unknown' };
  // only the server can check the letters of a ticket that was handed on
  return { number: code.number, ticket, revision: code.letters ? null : 0, doubt: code.letters ? 'letters' : null };
}

const nameOf = (known, test) => known.events.find(test)?.name ?? null;

/** Without a list all that is known of a ticket is that it was sold; hours and who passed here count all the same. */
const SOLD = { status: 'issued', refundRequested: false, costs: false, blockedWhy: null, revision: 0, typeId: null };

function byRules(read, place, known, at) {
  const list = { ...place.list, types: place.list.ticket_type_ids, opensAt: Date.parse(place.list.opens_at), closesAt: Date.parse(place.list.closes_at) };
  const day = entryDay(list, at, place.event.time_zone);
  const admission = latest(read, place, known, day);
  const result = decide({
    ticket: read.ticket ?? SOLD, event: place.event.id, atEvent: place.event.id, revision: read.revision, list, admission, at,
    direction: place.direction, byList: true,
  });
  const doubtful = read.doubt && (result === 'admitted' || result === 'admitted_again');
  return answer({ ...read, result: doubtful ? 'unchecked' : result, reason: read.doubt, would: result, list, admission, day }, place, known, at);
}

function latest(read, place, known, day) {
  const here = known.passed.find(place.event.id, place.list.id, day, read.number, known.tickets?.time ?? null);
  const listed = read.ticket ? known.tickets.admission(read.ticket.id, place.list.id, day) : null;
  if (!here) return listed;
  if (here.left && !listed && !here.before) return null; // somebody left who was never seen to come
  return { at: here.at, inside: !here.left, gate: here.gate, here: true };
}

function answer(read, place, known, at) {
  const { result, ticket, admission, list } = read;
  const details = { time_zone: place.event.time_zone, list: place.list.name };
  if (result === 'too_early') details.opens_at = place.list.opens_at;
  if (result === 'too_late') details.closes_at = place.list.closes_at;
  if (result === 'wrong_gate') details.gates = place.event.lists.filter(it => it.ticket_type_ids === null || it.ticket_type_ids.includes(ticket.typeId)).map(it => it.name);
  if (result === 'already_used' && admission) {
    details.at = new Date(admission.at).toISOString();
    details.seconds_ago = Math.max(0, Math.round((at - admission.at) / 1000));
    details.just_admitted = admission.here === true && details.seconds_ago <= JUST_NOW;
  }
  return {
    result, offline: true, reason: result === 'unchecked' ? read.reason : null, right: read.right ?? null, details,
    list_time: known.tickets ? known.tickets.meta.list_time : null, gate: result === 'already_used' ? admission?.gate ?? null : null,
    ticket: read.number === undefined ? null : {
      id: ticket?.id ?? read.ticketId ?? null, number: read.number, code: `${place.event.code}-${read.number}`, event_id: place.event.id,
      event_name: place.event.name, ticket_type: ticket?.type ?? '', seat: ticket?.seat ?? null, name: ticket?.name ?? '',
    },
    day: list && read.day, passes: letsPass(result),
  };
}
