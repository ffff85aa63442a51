import { labelOf, seatsOf } from './plan.js';

/**
 * What becomes of seats that events may have sold, between two versions: each list has labels.
 *
 * @returns removed: gone; replaced: removed, and another seat has its name now; moved: in another section; renamed: the same seat, under another name ("A-1 → A-2")
 */
export function compareIds(before, after) {
  const now = new Map(), names = new Map();
  for (const found of seatsOf(after)) {
    now.set(found.seat.id, found);
    names.set(`${found.section.id} ${found.row.label} ${found.seat.number}`, found.seat.id);
  }
  const result = { removed: [], replaced: [], moved: [], renamed: [] };
  for (const found of seatsOf(before)) {
    const label = labelOf(before, found), same = now.get(found.seat.id);
    if (!same) result[names.has(`${found.section.id} ${found.row.label} ${found.seat.number}`) ? 'replaced' : 'removed'].push(label);
    else if (same.section.id !== found.section.id) result.moved.push(label);
    else if (same.row.label !== found.row.label || same.seat.number !== found.seat.number) result.renamed.push(`${label} → ${labelOf(after, same)}`);
  }
  return result;
}

/** Seats that were removed and are there again under the same name get their old ids back, so that they are the same to events. */
export function keepIds(before, after) {
  const there = new Set([...seatsOf(after)].map(({ seat }) => seat.id)), old = new Map();
  for (const { section, row, seat } of seatsOf(before)) if (!there.has(seat.id)) old.set(`${section.id} ${row.label} ${seat.number}`, seat.id);
  if (!old.size) return after;
  const known = new Set([...seatsOf(before)].map(({ seat }) => seat.id));
  return {
    ...after,
    sections: after.sections.map(section => ({ ...section, rows: section.rows.map(row => ({ ...row, seats: row.seats.map(seat => {
      const id = old.get(`${section.id} ${row.label} ${seat.number}`);
      return id && !known.has(seat.id) ? { ...seat, id } : seat;
    }) })) })),
  };
}

/** What the server would refuse, found before it is asked: keys of messages, with what they are about. */
export function faults(plan) {
  const found = [];
  if (!plan.name.trim()) found.push({ key: 'fault.name', about: '' });
  if (!plan.sections.length) found.push({ key: 'fault.empty', about: '' });
  const names = new Set();
  for (const section of plan.sections) {
    const name = section.name.trim().toLowerCase();
    if (!name || names.has(name)) found.push({ key: 'fault.section', about: section.name });
    names.add(name);
    const labels = new Set();
    for (const row of section.rows) {
      if (!row.label.trim() || row.label.length > 10 || labels.has(row.label)) found.push({ key: 'fault.row', about: `${section.name} ${row.label}` });
      labels.add(row.label);
      const numbers = new Set();
      for (const seat of row.seats) {
        if (!seat.number.trim() || seat.number.length > 10 || numbers.has(seat.number)) found.push({ key: 'fault.seat', about: `${section.name} ${row.label}-${seat.number}` });
        numbers.add(seat.number);
      }
    }
  }
  return found.slice(0, 20);
}
