import { byId, fill, make, numberOf } from './dom.js';
import { SCHEMES } from './numbering.js';
import { copy, labelOf, move, moveToSection, placesOf, remove, rowsWith, seatsOf, set, setSection } from './plan.js';
import { bend, renameRow, renameRows, renumber, setAisle, turn } from './rows.js';
import { ofSection, wholeRows } from './selection.js';
import { say, sayNumber } from './words.js';

const MIXED = '';

/** The fields for what is chosen, and the list of sections. */
export class Panel {
  #state;

  constructor(state) {
    this.#state = state;
    for (const what of ['plan', 'choice']) state.addEventListener(what, () => this.show());
    this.#seats();
    this.#rows();
    this.#boxes();
    this.#sections();
    this.#moves();
    byId('plan-name').onchange = event => this.#do({ ...state.plan, name: event.target.value.trim().slice(0, 60) });
  }

  #do(plan, keys) { this.#state.do(plan, keys); }

  #seats() {
    const state = this.#state, set_ = values => this.#do(set(state.plan, state.keys, values));
    byId('seat-kind').onchange = event => { if (event.target.value) set_({ kind: event.target.value }); };
    byId('seat-restricted').onchange = event => set_({ restricted: event.target.checked });
    byId('seat-blocked').onchange = event => set_({ blocked: event.target.checked });
    byId('seat-aisle').onchange = event => this.#do(setAisle(state.plan, state.keys, event.target.checked));
    byId('seat-note').onchange = event => set_({ note: event.target.value.trim().slice(0, 100) || null });
    byId('seat-number').onchange = event => { if (event.target.value.trim()) set_({ number: event.target.value.trim().slice(0, 10) }); };
    byId('seat-section').onchange = event => this.#do(moveToSection(state.plan, state.keys, event.target.value));
  }

  #rows() {
    const state = this.#state;
    fill(byId('row-numbering'), SCHEMES.map(scheme => [scheme, say(`numbering.${scheme}`)]));
    byId('row-whole').onclick = () => state.choose(wholeRows(state.plan, state.keys));
    byId('row-name').onchange = event => this.#do(renameRow(state.plan, state.keys, event.target.value.trim().slice(0, 10)));
    byId('row-number').onclick = () => this.#do(renumber(state.plan, state.keys, byId('row-numbering').value, numberOf(byId('row-start'))));
    byId('row-bend').onclick = () => this.#do(bend(state.plan, state.keys, numberOf(byId('row-curve')), numberOf(byId('row-spacing'))));
  }

  #boxes() {
    const state = this.#state;
    byId('box-label').onchange = event => {
      const area = this.#area(), label = event.target.value.trim().slice(0, 60);
      this.#do(area ? setSection(state.plan, area.id, { name: label || area.name }) : set(state.plan, state.keys, { label }));
    };
    for (const name of ['places', 'width', 'height']) byId(`box-${name}`).onchange = event => this.#do(set(state.plan, state.keys, { [name]: numberOf(event.target) }));
  }

  #sections() {
    const state = this.#state;
    byId('section-name').onchange = event => {
      const name = event.target.value.trim().slice(0, 60);
      if (name && state.currentSection) this.#do(setSection(state.plan, state.currentSection.id, { name }));
    };
    byId('section-rows').onclick = () => {
      const letters = byId('section-naming').value !== 'numbers', withoutIO = byId('section-naming').value === 'letters-without-io';
      if (state.currentSection) this.#do(renameRows(state.plan, state.currentSection.id, { letters, withoutIO }));
    };
  }

  #moves() {
    const state = this.#state;
    for (const [id, dx, dy] of [['left', -10, 0], ['right', 10, 0], ['up', 0, -10], ['down', 0, 10]]) byId(`move-${id}`).onclick = () => this.#do(move(state.plan, state.keys, dx, dy));
    byId('turn-left').onclick = () => this.#do(turn(state.plan, state.keys, -15));
    byId('turn-right').onclick = () => this.#do(turn(state.plan, state.keys, 15));
    byId('copy').onclick = () => this.copy();
    byId('remove').onclick = () => this.remove();
  }

  copy() {
    if (!this.#state.keys.size) return;
    const { plan, keys } = copy(this.#state.plan, this.#state.keys, 20, 40);
    this.#do(plan, keys);
  }

  remove() {
    if (this.#state.keys.size) this.#do(remove(this.#state.plan, this.#state.keys), new Set());
  }

  #area() {
    const [key] = this.#state.keys;
    return this.#state.keys.size === 1 && key.startsWith('area:') ? this.#state.plan.sections.find(it => `area:${it.id}` === key) : null;
  }

  #object() {
    const [key] = this.#state.keys;
    return this.#state.keys.size === 1 && key.startsWith('object:') ? this.#state.plan.objects[Number(key.slice(7))] : null;
  }

  show() {
    const { plan, keys } = this.#state;
    const chosen = [...seatsOf(plan)].filter(({ seat }) => keys.has(seat.id)), rows = rowsWith(plan, keys);
    const box = this.#area() ?? this.#object();
    byId('chosen').textContent = this.#title(chosen, rows, box);
    byId('nothing').hidden = keys.size > 0;
    byId('for-any').hidden = !keys.size;
    byId('for-seats').hidden = byId('for-rows').hidden = !chosen.length;
    byId('for-box').hidden = !box;
    if (chosen.length) this.#showSeats(chosen, rows);
    if (box) this.#showBox(box);
    this.#showSections();
    byId('plan-name').value = plan.name;
  }

  #title(chosen, rows, box) {
    if (box) return box.name ?? (box.label || say(`object.${box.kind}`));
    if (chosen.length === 1) return labelOf(this.#state.plan, chosen[0]);
    if (chosen.length && rows.length === 1) return say('chosen-of-row', rows[0].row.label, chosen[0].seat.number, chosen.at(-1).seat.number);
    return sayNumber('chosen', this.#state.keys.size);
  }

  #showSeats(chosen, rows) {
    const plan = this.#state.plan, common = name => chosen.every(({ seat }) => seat[name] === chosen[0].seat[name]) ? chosen[0].seat[name] : null;
    const kind = common('kind'), sections = new Set(chosen.map(({ section }) => section.id));
    fill(byId('seat-kind'), [...kind ? [] : [[MIXED, say('mixed')]], ...['standard', 'wheelchair', 'companion'].map(it => [it, say(`kind.${it}`)])], kind ?? MIXED);
    for (const name of ['restricted', 'blocked', 'aisle']) {
      const box = byId(`seat-${name}`);
      box.checked = common(name) === true;
      box.indeterminate = common(name) === null;
    }
    byId('seat-note').value = common('note') ?? '';
    byId('seat-number').value = chosen.length === 1 ? chosen[0].seat.number : '';
    byId('seat-number').disabled = chosen.length > 1;
    const one = sections.size === 1 ? [...sections][0] : MIXED;
    fill(byId('seat-section'), [...one ? [] : [[MIXED, say('mixed')]], ...plan.sections.filter(it => it.kind !== 'standing').map(it => [it.id, it.name])], one);
    byId('row-name').value = rows.length === 1 ? rows[0].row.label : '';
    byId('row-name').disabled = rows.length > 1;
  }

  #showBox(box) {
    byId('box-label').value = box.name ?? box.label;
    byId('box-places-field').hidden = !('places' in box);
    for (const name of ['places', 'width', 'height']) if (name in box) byId(`box-${name}`).value = box[name];
  }

  #showSections() {
    const state = this.#state, current = state.currentSection;
    byId('sections-list').replaceChildren(...state.plan.sections.map(section => make('li', {}, make('button', {
      type: 'button', class: 'pick-section', 'aria-pressed': String(section === current), onclick: () => {
        state.section = section.id;
        state.choose(ofSection(state.plan, section.id));
      },
    }, make('span', { class: `swatch p${state.plan.sections.indexOf(section) % 6}`, 'aria-hidden': 'true' }), make('strong', { class: 'text-break' }, section.name), make('span', { class: 'muted' }, placesOf(section).toLocaleString())))));
    byId('section-fields').hidden = !current;
    if (!current) return;
    byId('section-name').value = current.name;
    byId('section-naming-fields').hidden = current.kind !== 'seats';
  }
}

