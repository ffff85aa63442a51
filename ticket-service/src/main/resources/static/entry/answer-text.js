import { ago, moment, money, say } from './words.js';

const TONES = { admitted: 'yes', admitted_again: 'yes', left: 'calm', unchecked: 'maybe' };
const ICONS = { yes: 'check-circle-fill', no: 'x-circle-fill', maybe: 'question-circle-fill', calm: 'arrow-right' };

/** How an answer looks, sounds and reads: `{ tone, icon, word, title, lines }`. */
export function describe(answer, now) {
  const details = answer.details ?? {}, { ticket, result } = answer;
  const isDoubleRead = details.just_admitted === true;
  const tone = isDoubleRead ? 'calm' : TONES[result] ?? 'no';
  const key = isDoubleRead ? 'just_admitted' : result;
  return {
    tone, icon: isDoubleRead ? 'check-circle-fill' : ICONS[tone],
    word: say(`word.${tone === 'no' ? 'no' : key}`),
    title: say(`answer.${key}`),
    ticket: ticket ? [ticket.seat, ticket.ticket_type, ticket.code].filter(Boolean) : [],
    name: ticket?.name ?? '',
    lines: [...reasons(answer, details, now, isDoubleRead), ...notes(answer, details, now)],
  };
}

function reasons(answer, details, now, isDoubleRead) {
  const zone = details.time_zone, at = time => moment(time, zone, now);
  switch (answer.result) {
    case 'already_used': return isDoubleRead ? [say('why.just_admitted')] : used(answer, details, at);
    case 'not_paid': return [details.amount ? say('why.not_paid', money(details.amount, details.currency)) : say('why.not_paid.offline')];
    case 'replaced': return [answer.handed_on_at ? say('why.replaced', at(answer.handed_on_at)) : say('why.replaced.offline')];
    case 'blocked': return [details.why && details.why !== 'dispute' ? say('why.blocked', details.why) : say('why.blocked.money')];
    case 'too_early': return [say('why.too_early', at(details.opens_at))];
    case 'too_late': return [say('why.too_late', at(details.closes_at))];
    case 'wrong_event': return [answer.right ?? answer.ticket?.event_name ? say('why.wrong_event', answer.right ?? answer.ticket.event_name) : say('why.wrong_event.unknown')];
    case 'wrong_gate': return [details.gates?.length ? say('why.wrong_gate', details.gates.join(', ')) : say('why.wrong_gate.none')];
    case 'unchecked': return [say(`why.unchecked.${answer.reason ?? 'no_list'}`)];
    case 'admitted': case 'admitted_again': case 'left': return [];
    default: return [say(`why.${answer.result}`)];
  }
}

function used(answer, details, at) {
  const when = details.at ?? answer.used_at;
  if (!when) return [say('why.already_used.unknown')];
  const where = [answer.gate && say('why.gate', answer.gate), details.device && say('why.device', details.device)].filter(Boolean).join(', ');
  return [say('why.already_used', at(when), ago(details.seconds_ago ?? 0)), where].filter(Boolean);
}

function notes(answer, details, now) {
  const forced = details.forced_by ?? (answer.forced ? say('you') : null);
  return [
    ...(details.notes ?? []).map(note => say(`note.${note}`)),
    forced && say('note.forced', forced),
    answer.offline && (answer.list_time ? say('note.offline', moment(answer.list_time, details.time_zone, now)) : say('note.offline.no_list')),
  ].filter(Boolean);
}
