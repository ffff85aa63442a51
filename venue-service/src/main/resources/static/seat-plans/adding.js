import { byId, fill, numberOf } from './dom.js';
import { boxOf, coordinate, rowPoints, tablePoints, tableRadius, viewOf } from './geometry.js';
import { SCHEMES, nextRowName, numbers } from './numbering.js';
import { addRow, addSection, count, freshName, seatsOf } from './plan.js';
import { ofSection } from './selection.js';
import { TEMPLATES, template } from './templates.js';
import { say } from './words.js';

const ROW = 36, BELOW = 60;

/** A template with the reader's words. */
export function fromTemplate(kind, name) {
  const words = Object.fromEntries(['stage', 'screen', 'stalls', 'circle', 'tables', 'floor', 'section', 'hall'].map(word => [word, say(`name.${word}`)]));
  return template(kind, { ...words, name: name || say(`template.${kind}`) });
}

/** Adds rows, tables, areas and things to the plan, below all that is there; one moves them from there. */
export class Adding {
  #state;

  constructor(state) {
    this.#state = state;
    fill(byId('add-numbering'), SCHEMES.map(scheme => [scheme, say(`numbering.${scheme}`)]));
    byId('add-rows').onclick = () => this.#rows();
    byId('add-tables').onclick = () => this.#tables();
    byId('add-area').onclick = () => this.#area();
    byId('add-object').onclick = () => this.#object();
    byId('add-section').onclick = () => this.#section();
    for (const kind of TEMPLATES) byId(`template-${kind}`).onclick = () => this.#template(kind);
  }

  /** Takes the place of all that is there; undo brings that back. */
  #template(kind) { this.#state.do(fromTemplate(kind, this.#state.plan.name), new Set()); }

  /** Where the next thing goes. */
  #below(plan) {
    const { x, y, width, height } = viewOf(plan, 0), empty = !count(plan).seats && !plan.objects.length && !plan.sections.length;
    return empty ? { cx: 500, top: 120 } : { cx: x + width / 2, top: y + height + BELOW };
  }

  /** The current section if it is of that kind, or else a new one. */
  #target(kind, name, anew = false) {
    const { plan, currentSection } = this.#state;
    if (!anew && currentSection?.kind === kind) return { plan, id: currentSection.id };
    return addSection(plan, freshName(plan, name), kind);
  }

  #rows(anew = false) {
    const target = this.#target('seats', say('name.section'), anew);
    const rows = numberOf(byId('add-row-count')), seats = numberOf(byId('add-seats')), curve = numberOf(byId('add-curve')), scheme = byId('add-numbering').value;
    let plan = target.plan;
    const section = plan.sections.find(it => it.id === target.id), labels = section.rows.map(row => row.label), made = [];
    const here = [...seatsOf({ ...plan, sections: [section] })].map(({ seat }) => seat);
    const { cx, top } = here.length && !anew ? { cx: (boxOf(here).left + boxOf(here).right) / 2, top: boxOf(here).bottom + ROW } : this.#below(this.#state.plan);
    const points = rowPoints(seats, { cx: Math.max(cx, seats * 15 + 60), y: 0, curve }), drop = here.length && !anew ? 0 : -Math.min(...points.map(({ y }) => y));
    for (let r = 0; r < rows; r++) {
      const label = nextRowName(labels);
      labels.push(label);
      plan = addRow(plan, target.id, label, points.map(({ x, y }) => ({ x, y: y + top + drop + r * ROW })), numbers(seats, scheme));
    }
    plan.sections.find(it => it.id === target.id).rows.slice(-rows).forEach(row => made.push(...row.seats.map(seat => seat.id)));
    this.#state.section = target.id;
    this.#state.do(plan, new Set(made));
  }

  #section() { this.#rows(true); }

  #tables() {
    const target = this.#target('tables', say('name.tables'));
    const tables = numberOf(byId('add-table-count')), seats = numberOf(byId('add-table-seats'));
    const step = 2 * tableRadius(seats) + 45, columns = Math.ceil(Math.sqrt(tables * 1.5));
    let plan = target.plan;
    const labels = plan.sections.find(it => it.id === target.id).rows.map(row => row.label), { cx, top } = this.#below(this.#state.plan);
    const left = Math.max(tableRadius(seats) + 20, cx - (columns - 1) * step / 2);
    for (let t = 0; t < tables; t++) {
      const label = nextRowName(labels.length ? labels : ['T0']);
      labels.push(label);
      plan = addRow(plan, target.id, label, tablePoints(seats, left + t % columns * step, top + tableRadius(seats) + Math.floor(t / columns) * step), numbers(seats, 'left'));
    }
    this.#state.section = target.id;
    this.#state.do(plan, new Set(plan.sections.find(it => it.id === target.id).rows.slice(-tables).flatMap(row => row.seats.map(seat => seat.id))));
  }

  #area() {
    const { cx, top } = this.#below(this.#state.plan);
    const { plan, id } = addSection(this.#state.plan, freshName(this.#state.plan, say('name.floor')), 'standing', { places: numberOf(byId('add-places')), x: coordinate(cx - 200), y: coordinate(top), width: 400, height: 160 });
    this.#state.section = id;
    this.#state.do(plan, ofSection(plan, id));
  }

  #object() {
    const { plan } = this.#state, kind = byId('add-object-kind').value, { cx, top } = this.#below(plan);
    const size = { stage: [400, 60], screen: [500, 30], bar: [160, 50], door: [60, 30], text: [120, 30] }[kind];
    const first = kind === 'stage' || kind === 'screen';
    const object = { kind, label: byId('add-object-label').value.trim().slice(0, 60) || say(`object.${kind}`), x: coordinate(cx - size[0] / 2), y: coordinate(first ? 10 : top), width: size[0], height: size[1] };
    const added = { ...plan, objects: [...plan.objects, object], ...first ? { focus: { x: coordinate(cx), y: coordinate(10 + size[1] / 2) } } : {} };
    this.#state.do(added, new Set([`object:${plan.objects.length}`]));
  }
}
