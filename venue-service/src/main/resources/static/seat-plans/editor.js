import { load, loadVersion } from './api.js';
import { Adding, fromTemplate } from './adding.js';
import { byId } from './dom.js';
import { Canvas } from './canvas.js';
import { Drafts } from './draft.js';
import { draw, toElement } from './draw.js';
import { Panel } from './panel.js';
import { count, emptyPlan } from './plan.js';
import { Saving } from './saving.js';
import { State } from './state.js';
import { say, sayNumber } from './words.js';

const root = byId('seat-plan'), { plan: id, venue, version, template } = root.dataset;
const drafts = new Drafts(localStorageOrNothing());

start().catch(() => {
  byId('not-loaded').hidden = false;
});

async function start() {
  const state = id ? await stored() : new State({ plan: template ? fromTemplate(template) : emptyPlan(say('name.new')) });
  const panel = new Panel(state), canvas = new Canvas(state), saving = new Saving(state, drafts, venue);
  new Adding(state);
  keys(state, panel, saving);
  byId('undo').onclick = () => state.undo();
  byId('redo').onclick = () => state.redo();
  byId('preview').onclick = () => showPreview(state.plan);
  byId('preview-close').onclick = () => byId('preview-dialog').close();
  state.addEventListener('plan', () => buttons(state));
  buttons(state);
  offerDraft(state);
  byId('fallback').remove();
  byId('editor').hidden = byId('dock').hidden = byId('editor-buttons').hidden = false;
  canvas.draw();
  panel.show();
  saving.show();
  root.dataset.ready = 'true';
}

async function stored() {
  const newest = await load(id);
  if (!version || Number(version) === newest.version) return new State({ id: newest.id, version: newest.version, plan: newest.plan });
  const state = new State({ id: newest.id, version: newest.version, plan: newest.plan });
  state.do(await loadVersion(id, version));
  return state;
}

function buttons(state) {
  const { seats, blocked, standing, places } = count(state.plan);
  byId('undo').disabled = !state.canUndo;
  byId('redo').disabled = !state.canRedo;
  byId('counts').textContent = [sayNumber('seats', seats), blocked && sayNumber('blocked-seats', blocked), standing && sayNumber('standing', standing), sayNumber('places', places)].filter(Boolean).join(' · ');
}

/** Keys that work wherever one is on the page, but not while one types. */
function keys(state, panel, saving) {
  addEventListener('keydown', event => {
    const control = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    if (control && key === 's') {
      event.preventDefault();
      document.activeElement?.blur?.();
      saving.save();
      return;
    }
    if (event.target.closest('input:not([type=checkbox],[type=radio],[type=range]), select, textarea, dialog')) return;
    if (control && key === 'z' && !event.shiftKey) state.undo();
    else if (control && (key === 'y' || key === 'z')) state.redo();
    else if (control && key === 'd') panel.copy();
    else if ((key === 'delete' || key === 'backspace') && byId('plan').contains(event.target)) panel.remove();
    else return;
    event.preventDefault();
  });
}

/** What was not saved when this browser was here last. */
function offerDraft(state) {
  const key = state.id === null ? `new:${venue}` : String(state.id), draft = drafts.find(key);
  if (!draft || JSON.stringify(draft.plan) === JSON.stringify(state.plan)) return;
  byId('strip-draft').hidden = false;
  byId('draft-text').textContent = say(draft.version < state.version ? 'draft.older' : 'draft', new Date(draft.at).toLocaleString(document.documentElement.lang));
  byId('draft-take').onclick = () => {
    state.do(draft.plan);
    byId('strip-draft').hidden = true;
  };
  byId('draft-drop').onclick = () => {
    drafts.forget(key);
    byId('strip-draft').hidden = true;
  };
}

function showPreview(plan) {
  byId('preview-plan').replaceChildren(toElement(draw(plan, say('drawing', plan.name), { prefix: 'seen-' })));
  byId('preview-dialog').showModal();
}

function localStorageOrNothing() {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem() { throw new Error('no storage'); }, removeItem() {} };
  }
}
