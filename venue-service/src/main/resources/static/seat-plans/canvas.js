import { draw, toElement } from './draw.js';
import { find, labelOf, move } from './plan.js';
import { between, everything, inFrame, neighbour, ofSection, wholeRows } from './selection.js';
import { byId } from './dom.js';
import { say, sayNumber } from './words.js';

const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const STEPS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const LEAST_DRAG = 4;

/** The drawing that one works on, by pointer and by keyboard. */
export class Canvas {
  #state;
  #area = byId('plan');
  #live = byId('plan-live');
  #svg = null;
  #zoom = 1;
  #drag = null;
  #elements = new Map();

  constructor(state) {
    this.#state = state;
    state.addEventListener('plan', () => this.draw());
    state.addEventListener('choice', () => this.#mark());
    this.#area.addEventListener('pointerdown', event => this.#pressed(event));
    this.#area.addEventListener('pointermove', event => this.#moved(event));
    this.#area.addEventListener('pointerup', event => this.#released(event));
    this.#area.addEventListener('pointercancel', () => this.#stop());
    this.#area.addEventListener('keydown', event => this.#typed(event));
    this.#area.addEventListener('wheel', event => this.#wheeled(event), { passive: false });
    byId('zoom-in').onclick = () => this.zoom(1.3);
    byId('zoom-out').onclick = () => this.zoom(1 / 1.3);
    byId('zoom-fit').onclick = () => this.zoom(0);
  }

  draw() {
    this.#svg = toElement(draw(this.#state.plan, '', { interactive: true }));
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#elements = new Map([...this.#svg.querySelectorAll('[data-id]')].map(element => [element.dataset.id, element]));
    this.#size();
    this.#area.replaceChildren(this.#svg);
    this.#mark();
  }

  /** Larger or smaller by that factor; 0 shows all. */
  zoom(factor) {
    this.#zoom = factor === 0 ? 1 : Math.min(8, Math.max(0.5, this.#zoom * factor));
    this.#size();
  }

  #size() {
    if (this.#zoom === 1) this.#svg?.removeAttribute('width');
    else this.#svg?.setAttribute('width', `${Math.round(100 * this.#zoom)}%`);
  }

  #mark() {
    for (const [key, element] of this.#elements) {
      element.classList.toggle('mine', this.#state.keys.has(key));
      element.classList.toggle('cursor', key === this.#state.cursor);
    }
  }

  get #mode() { return document.querySelector('[name=mode]:checked')?.value ?? 'seats'; }

  #widened(keys) {
    if (this.#mode === 'rows') return wholeRows(this.#state.plan, keys);
    if (this.#mode !== 'sections') return keys;
    return new Set([...keys].flatMap(key => {
      const section = find(this.#state.plan, key)?.section.id;
      return section ? [...ofSection(this.#state.plan, section)] : [key];
    }));
  }

  #point(event) {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.#svg.getScreenCTM().inverse());
    return { x, y };
  }

  #pressed(event) {
    if (event.button !== 0 || !this.#svg) return;
    const key = event.target.closest?.('[data-id]')?.dataset.id, start = this.#point(event);
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    if (key) {
      const chosen = this.#state.keys.has(key);
      const keys = this.#widened(new Set([key]));
      if (more && chosen) this.#state.choose(new Set([...this.#state.keys].filter(it => !keys.has(it))), key);
      else if (!chosen) this.#state.choose(more ? new Set([...this.#state.keys, ...keys]) : keys, key);
      this.#state.section = find(this.#state.plan, key)?.section.id ?? this.#state.section;
      if (event.pointerType === 'touch' && !chosen) return; // the finger scrolls, unless it is on what was chosen before
      this.#drag = { kind: 'move', start, at: start, far: false };
    } else {
      if (event.pointerType === 'touch') return;
      this.#drag = { kind: 'frame', start, at: start, far: false, kept: more ? this.#state.keys : new Set() };
    }
    this.#area.setPointerCapture(event.pointerId);
  }

  #moved(event) {
    const drag = this.#drag;
    if (!drag) return;
    drag.at = this.#point(event);
    const dx = drag.at.x - drag.start.x, dy = drag.at.y - drag.start.y;
    drag.far ||= Math.hypot(dx, dy) > LEAST_DRAG;
    if (!drag.far) return;
    if (drag.kind === 'move') for (const key of this.#state.keys) this.#elements.get(key)?.setAttribute('transform', `translate(${dx} ${dy})`);
    else this.#showFrame(frameOf(drag));
  }

  #released() {
    const drag = this.#drag;
    this.#stop();
    if (!drag) return;
    if (drag.kind === 'move' && drag.far) this.#state.do(move(this.#state.plan, this.#state.keys, drag.at.x - drag.start.x, drag.at.y - drag.start.y));
    if (drag.kind === 'frame') this.#state.choose(drag.far ? new Set([...drag.kept, ...this.#widened(inFrame(this.#state.plan, frameOf(drag)))]) : drag.kept);
  }

  #stop() {
    this.#drag = null;
    this.#svg?.querySelector('.frame')?.remove();
    for (const element of this.#svg?.querySelectorAll('[transform]') ?? []) element.removeAttribute('transform');
  }

  #showFrame({ left, top, right, bottom }) {
    let frame = this.#svg.querySelector('.frame');
    if (!frame) this.#svg.append(frame = toElement(['rect', { class: 'frame' }]));
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) frame.setAttribute(name, value);
  }

  #wheeled(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }

  #typed(event) {
    const state = this.#state, direction = ARROWS[event.key], control = event.ctrlKey || event.metaKey;
    if (direction && event.altKey) {
      const far = event.shiftKey ? 1 : 10, [dx, dy] = STEPS[direction];
      state.do(move(state.plan, state.keys, dx * far, dy * far));
    } else if (direction) {
      const before = state.cursor, next = neighbour(state.plan, before, direction);
      if (!next) return;
      state.choose(event.shiftKey && before ? new Set([...state.keys, ...between(state.plan, before, next)]) : state.keys, next);
      this.#say();
      this.#elements.get(next)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if ((event.key === ' ' || event.key === 'Enter') && state.cursor) {
      const keys = this.#widened(new Set([state.cursor])), chosen = state.keys.has(state.cursor);
      state.choose(chosen ? new Set([...state.keys].filter(it => !keys.has(it))) : new Set([...state.keys, ...keys]), state.cursor);
      this.#say();
    } else if (control && event.key.toLowerCase() === 'a') state.choose(everything(state.plan), state.cursor);
    else if (event.key === 'Escape') state.choose(new Set(), state.cursor);
    else if (event.key === '+' || event.key === '=') this.zoom(1.3);
    else if (event.key === '-') this.zoom(1 / 1.3);
    else return;
    event.preventDefault();
  }

  /** For whoever does not see the drawing. */
  #say() {
    const { plan, cursor, keys } = this.#state, found = find(plan, cursor);
    if (!found) return;
    const { seat } = found;
    const words = [labelOf(plan, found), seat.kind !== 'standard' && say(`kind.${seat.kind}`), seat.restricted && say('restricted'), seat.blocked && say('blocked'), seat.note, keys.has(cursor) ? say('is-chosen') : say('is-not-chosen'), sayNumber('chosen', keys.size)];
    this.#live.textContent = words.filter(Boolean).join(', ');
  }
}

const frameOf = ({ start, at }) => ({ left: Math.min(start.x, at.x), top: Math.min(start.y, at.y), right: Math.max(start.x, at.x), bottom: Math.max(start.y, at.y) });
