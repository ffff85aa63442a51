import { coordinate } from './geometry.js';
import { nextRowName } from './numbering.js';

/* A plan is never changed: each function makes another, which shares with the one before what is the same. Things are named by keys: a seat by its id, a standing area by area:<id>, an object by object:<index>. */

export const emptyPlan = name => ({ format: 1, name, focus: { x: 500, y: 0 }, objects: [], sections: [] });

/** As the server sends it, with all that it may leave out. */
export const complete = plan => ({
  format: 1, name: plan.name ?? '', focus: plan.focus ?? { x: 500, y: 0 }, objects: plan.objects ?? [],
  sections: (plan.sections ?? []).map(section => ({
    ...section, rows: (section.rows ?? []).map(row => ({ label: row.label, seats: row.seats.map(seat => ({ ...newSeat(seat.id, seat.number, seat), ...seat })) })),
  })),
});

export const newSeat = (id, number, { x, y }) =>
  ({ id, number: String(number), x: coordinate(x), y: coordinate(y), kind: 'standard', aisle: false, restricted: false, blocked: false, note: null });

/** Every seat, with the section and the row that it is in. */
export function* seatsOf(plan) {
  for (const section of plan.sections)
    for (const row of section.rows)
      for (const seat of row.seats) yield { section, row, seat };
}

export const find = (plan, id) => {
  for (const found of seatsOf(plan)) if (found.seat.id === id) return found;
  return null;
};

/** What people call a seat: with the section's name where there are several. */
export function labelOf(plan, { section, row, seat }) {
  const seated = plan.sections.filter(it => it.kind !== 'standing').length;
  return `${seated > 1 ? `${section.name} ` : ''}${row.label}-${seat.number}`;
}

export const placesOf = section => section.kind === 'standing' ? section.places : section.rows.reduce((sum, row) => sum + row.seats.filter(seat => !seat.blocked).length, 0);

export function count(plan) {
  let seats = 0, blocked = 0, standing = 0;
  for (const { seat } of seatsOf(plan)) {
    seats++;
    if (seat.blocked) blocked++;
  }
  for (const section of plan.sections) if (section.kind === 'standing') standing += section.places;
  return { seats, blocked, standing, places: seats - blocked + standing };
}

/** Changes what the keys name: seats by one function, areas and objects, which have a size, by another. */
export function change(plan, keys, ofSeat, ofBox = it => it) {
  return {
    ...plan,
    objects: plan.objects.map((object, i) => keys.has(`object:${i}`) ? ofBox(object) : object),
    sections: plan.sections.map(section => {
      if (section.kind === 'standing') return keys.has(`area:${section.id}`) ? ofBox(section) : section;
      if (!section.rows.some(row => row.seats.some(seat => keys.has(seat.id)))) return section;
      return { ...section, rows: section.rows.map(row => ({ ...row, seats: row.seats.map(seat => keys.has(seat.id) ? ofSeat(seat, row) : seat) })) };
    }),
  };
}

export const set = (plan, keys, values) => change(plan, keys, seat => ({ ...seat, ...values }), box => ({ ...box, ...pick(values, box) }));

const pick = (values, box) => Object.fromEntries(Object.entries(values).filter(([name]) => name in box));

export function move(plan, keys, dx, dy) {
  const shift = it => ({ ...it, x: coordinate(it.x + dx), y: coordinate(it.y + dy) });
  return change(plan, keys, shift, shift);
}

/** Without what the keys name; rows and sections that are empty then go too. */
export function remove(plan, keys) {
  return {
    ...plan,
    objects: plan.objects.filter((_, i) => !keys.has(`object:${i}`)),
    sections: plan.sections.filter(section => !keys.has(`area:${section.id}`)).map(section => {
      if (section.kind === 'standing') return section;
      return { ...section, rows: section.rows.map(row => ({ ...row, seats: row.seats.filter(seat => !keys.has(seat.id)) })).filter(row => row.seats.length) };
    }).filter(section => section.kind === 'standing' || section.rows.length),
  };
}

/** An id that nothing in the plan has, made of words that people know. */
export function freshId(plan, ...words) {
  const taken = new Set(plan.sections.map(section => section.id));
  for (const { seat } of seatsOf(plan)) taken.add(seat.id);
  return freshIdBeside(taken, ...words);
}

/** The same among ids that are known; takes it. */
export function freshIdBeside(taken, ...words) {
  const plain = words.map(word => String(word).normalize('NFD').replace(/\p{M}+/gu, '').replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 24) || 'x').join('-').slice(0, 55);
  let id = plain;
  for (let n = 2; taken.has(id); n++) id = `${plain}.${n}`;
  taken.add(id);
  return id;
}

export const idsOf = plan => new Set([...plan.sections.map(section => section.id), ...[...seatsOf(plan)].map(({ seat }) => seat.id)]);

/** Adds a row of seats at these points to a section; `numbers` has one for each. */
export function addRow(plan, sectionId, label, points, numbers, aisles = []) {
  const taken = idsOf(plan), gaps = new Set(aisles);
  return {
    ...plan,
    sections: plan.sections.map(section => section.id !== sectionId ? section : {
      ...section,
      rows: [...section.rows, { label, seats: points.map((point, i) => ({ ...newSeat(freshIdBeside(taken, section.id, label, numbers[i]), numbers[i], point), aisle: gaps.has(i) })) }],
    }),
  };
}

export function addSection(plan, name, kind, more = {}) {
  const id = freshId(plan, name.toLowerCase());
  return { id, plan: { ...plan, sections: [...plan.sections, { id, name, kind, rows: [], ...more }] } };
}

export const setSection = (plan, id, values) => ({ ...plan, sections: plan.sections.map(section => section.id === id ? { ...section, ...values } : section) });

/** A name for a new section that no other has. */
export function freshName(plan, name) {
  const taken = new Set(plan.sections.map(section => section.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  let n = 2;
  while (taken.has(`${name} ${n}`.toLowerCase())) n++;
  return `${name} ${n}`;
}

/** Copies of all that the keys name, a little aside: rows under the next names, areas and objects as others. */
export function copy(plan, keys, dx, dy) {
  const taken = idsOf(plan), made = new Set();
  const shift = it => ({ ...it, x: coordinate(it.x + dx), y: coordinate(it.y + dy) });
  let result = { ...plan, objects: [...plan.objects] };
  plan.objects.forEach((object, i) => {
    if (keys.has(`object:${i}`)) made.add(`object:${result.objects.push(shift(object)) - 1}`);
  });
  result.sections = plan.sections.flatMap(section => {
    if (section.kind === 'standing') {
      if (!keys.has(`area:${section.id}`)) return [section];
      const id = freshIdBeside(taken, section.id);
      made.add(`area:${id}`);
      return [section, shift({ ...section, id, name: freshName(plan, section.name) })];
    }
    const labels = section.rows.map(row => row.label);
    const rows = section.rows.flatMap(row => {
      const chosen = row.seats.filter(seat => keys.has(seat.id));
      if (!chosen.length) return [];
      const label = nextRowName(labels);
      labels.push(label);
      return [{ label, seats: chosen.map(seat => {
        const id = freshIdBeside(taken, section.id, label, seat.number);
        made.add(id);
        return shift({ ...seat, id });
      }) }];
    });
    return [rows.length ? { ...section, rows: [...section.rows, ...rows] } : section];
  });
  return { plan: result, keys: made };
}

/** Moves seats to another section, row by row; a row whose name is taken there gets the next. */
export function moveToSection(plan, keys, sectionId) {
  const rows = [];
  for (const section of plan.sections)
    if (section.id !== sectionId)
      for (const row of section.rows) {
        const seats = row.seats.filter(seat => keys.has(seat.id));
        if (seats.length) rows.push({ label: row.label, seats });
      }
  if (!rows.length) return plan;
  const gone = new Set(rows.flatMap(row => row.seats.map(seat => seat.id)));
  const target = plan.sections.find(section => section.id === sectionId);
  const labels = target.rows.map(row => row.label);
  const moved = rows.map(row => {
    const label = labels.includes(row.label) ? nextRowName(labels) : row.label;
    labels.push(label);
    return { ...row, label };
  });
  const others = remove({ ...plan, sections: plan.sections.filter(section => section !== target) }, gone).sections;
  const filled = { ...target, rows: [...target.rows, ...moved] };
  const order = plan.sections.map(section => section.id);
  return { ...plan, sections: [...others, filled].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

/** The rows in which seats are chosen, with their section. */
export function rowsWith(plan, keys) {
  return plan.sections.flatMap(section => section.rows.filter(row => row.seats.some(seat => keys.has(seat.id))).map(row => ({ section, row })));
}

/** Replaces rows, found by their section's id and their label. */
export function mapRows(plan, rows, replace) {
  const wanted = new Set(rows.map(({ row }) => row));
  return { ...plan, sections: plan.sections.map(section => section.rows.some(row => wanted.has(row)) ? { ...section, rows: section.rows.map(row => wanted.has(row) ? replace(row, section) : row) } : section) };
}
