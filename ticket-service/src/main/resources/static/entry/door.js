import { byId, button } from './dom.js';
import { showAnswer, showReady } from './answer-view.js';
import { CameraPanel } from './camera-panel.js';
import { ChooseView } from './choose-view.js';
import { Door } from './door-state.js';
import { wakeSound } from './feedback.js';
import { FindView } from './find-view.js';
import { letsPass } from './decision.js';
import { NumbersView } from './numbers-view.js';
import { PhoneView, TEST_CODE } from './phone-view.js';
import { ScannerKeys } from './scanner-keys.js';
import { ScansView } from './scans-view.js';
import { SellView } from './sell-view.js';
import { Leaving } from './leaving.js';
import { registerWorker } from './register-worker.js';
import { SupervisorActions } from './supervisor-actions.js';
import { say } from './words.js';
import { strip } from './strips.js';
import { showNetwork, showProblem, showStorage } from './notices.js';
import { readToken, clean } from './token.js';
import { showWelcome } from './welcome-view.js';

const door = await Door.open();
const numbers = new NumbersView({ get api() { return door.api; }, get clock() { return door.clock; }, get place() { return door.place; }, get role() { return door.role; }, settle: conflict => supervisor.settle(conflict) });
const scans = new ScansView((scan, code) => supervisor.undo(scan, code));
const supervisor = new SupervisorActions(door, { read, undone: scan => scans.undone(scan), changed: () => refreshNumbers() });
const choose = new ChooseView(place => stand(place));
const find = new FindView({ get api() { return door.api; }, get place() { return door.place; }, admit: code => read({ code }) }, showProblem);
const sell = new SellView({ get api() { return door.api; }, get place() { return door.place; }, get connection() { return door.connection; }, admit: ({ token }) => door.check.check({ token }) }, showProblem);
const camera = new CameraPanel(door, code => got(code), (choices, current) => phone.cameras(choices, current));
const phone = new PhoneView(door, device => camera.start(device));
const scanner = new ScannerKeys(code => got(code));
let panel = 'welcome';

/* ---- Where the page is ---- */

function show(name) {
  panel = name;
  for (const section of document.querySelectorAll('main > [id^=panel-]')) section.hidden = section.id !== `panel-${name}`;
  byId('tabs').hidden = !door.place || name === 'choose' || name === 'welcome';
  byId('change').hidden = !door.place;
  for (const tab of byId('tabs').children) tab.toggleAttribute('aria-current', false);
  byId('tabs').querySelector(`[data-panel=${name}]`)?.setAttribute('aria-current', 'page');
  if (name !== 'scan') delete document.body.dataset.tone;
  if (name === 'numbers') {
    strip('conflict', null);
    refreshNumbers();
  }
  if (name === 'sell') sell.refresh().catch(showProblem);
  if (name === 'more') phone.show();
  scrollTo(0, 0);
}

function showPlaceless() {
  camera.stop();
  endWatching();
  if (!door.events.length) return showWelcomeOf('nowhere');
  choose.show(door.events, door.settings.place, door.settings.gates ?? []);
  show('choose');
}

function showWelcomeOf(kind) {
  showWelcome(kind, () => begin());
  show('welcome');
}

async function stand(place) {
  wakeSound();
  if (!await door.goTo(place)) return showPlaceless();
  const { event, list, gate, direction } = door.place;
  byId('place-event').textContent = event.name;
  byId('place-gate').textContent = [gate, event.lists.length > 1 ? list.name : null, direction === 'exit' ? say('direction.exit.short') : null].filter(Boolean).join(' · ') || list.name;
  scans.place(event.time_zone);
  showRole();
  offerSales();
  showReady();
  find.clear();
  show('scan');
  if (door.tickets && navigator.serviceWorker?.controller) phone.takenAlong();
  await door.sync.now();
  await refreshNumbers();
  if (door.place) watchNumbers();
}

function showRole() {
  const isSupervisor = door.role === 'supervisor';
  scans.isSupervisor = isSupervisor;
  byId('tabs').querySelector('[data-panel=find]').hidden = !isSupervisor;
  if (!isSupervisor && panel === 'find') show('scan');
  const { has_pin: hasPin = false, by_pin: byPin = false } = door.place?.event ?? {};
  byId('turn-begin').hidden = isSupervisor || !hasPin;
  byId('turn-end').hidden = byId('turn-text').hidden = !byPin;
}

function offerSales() {
  const maySell = Boolean(door.place?.event.may_sell);
  byId('tabs').querySelector('[data-panel=sell]').hidden = !maySell;
  if (!maySell && panel === 'sell') show('scan');
}

const refreshNumbers = () => door.place ? numbers.refresh().catch(problem => { if (!problem.isTemporary) showProblem(problem); }) : null;

/** The numbers of this door, as they change; where nothing tells them, they are asked for. */
let endWatching = () => {};
function watchNumbers() {
  endWatching();
  const { event, list } = door.place, tell = work => work.catch(problem => { if (!problem.isTemporary) showProblem(problem); });
  endWatching = marqueeLive.watch(`/api/entry/events/${event.id}/live?list_id=${list.id}`, {
    headers: () => door.api.key ? { 'Entry-Device': door.api.key } : {}, credentials: door.api.key ? 'omit' : 'same-origin',
    message: (name, figures) => { if (name === 'counters' && door.place) tell(numbers.told(figures)); },
    ask: async () => { if (!door.connection.isDown) await refreshNumbers(); },
  });
}

let soon = null;
function refreshSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    refreshNumbers();
  }, 1500);
}

/* ---- What is read ---- */

function got(text) {
  if (clean(text).toUpperCase() === TEST_CODE) return phone.scannerWorks();
  if (!door.place || byId('ask').open) return;
  read(readToken(text) ? { token: clean(text).toUpperCase() } : asWritten(text));
}

/** Who types means a code, if only its number. */
function typed(text) {
  const code = /^\d{1,9}$/.test(text) ? `${door.place.event.code}-${text}` : text;
  if (readToken(code) || code.length > 60 || clean(code).toUpperCase() === TEST_CODE) got(code);
  else read({ code });
}

/** What is no code that people type was read by a camera or a scanner, so it is no ticket of ours. */
const asWritten = text => text.length > 60 ? { token: text.slice(0, 1000) } : /^[A-Za-z0-9]+-\d/.test(text) ? { code: text } : { token: text };

function read(what) {
  if (panel !== 'scan') show('scan');
  wakeSound();
  return door.check.check(what).catch(problem => { showProblem(problem); throw problem; });
}

door.check.addEventListener('answer', ({ detail: { scan, answer } }) => {
  if (panel !== 'scan') show('scan');
  showAnswer(answer, door.clock.serverNow(), { actions: actionsOf(scan, answer) });
  scans.add(scan, answer);
  if (!answer.offline && letsPass(answer.result)) refreshSoon();
});
door.check.addEventListener('correction', ({ detail: { scan, answer } }) => {
  show('scan');
  showAnswer(answer, door.clock.serverNow(), { correction: true, actions: actionsOf(scan, answer) });
  scans.add(scan, answer);
});
door.check.addEventListener('refused', ({ detail }) => refused(detail));

/** A link that was revoked ends at once; scans that are not sent stay. */
async function refused(problem) {
  if (problem.status !== 401 || !door.api.key) return showProblem(problem);
  await door.forgetPerson();
  endWatching();
  camera.stop();
  showWelcomeOf('link-over');
}

function actionsOf(scan, answer) {
  if (answer.result === 'unchecked' && answer.reason !== 'not_kept') return [[say('unchecked.let-in'), () => settleScan(scan, true), 'primary'], [say('unchecked.wait'), () => settleScan(scan, false), 'quiet']];
  const mayInsist = door.role === 'supervisor' && answer.ticket && !letsPass(answer.result) && answer.result !== 'wrong_event' && !answer.details?.just_admitted;
  return mayInsist ? [[say('in-spite'), () => supervisor.inSpite(scan), 'quiet']] : [];
}

async function settleScan(scan, passed) {
  await door.check.settle(scan, passed);
  showReady();
}

/* ---- Begin ---- */

byId('change').addEventListener('click', showPlaceless);
byId('turn-begin').addEventListener('click', () => supervisor.begin());
byId('turn-end').addEventListener('click', () => supervisor.end());
byId('tabs').addEventListener('click', event => { const tab = event.target.closest('[data-panel]'); if (tab) show(tab.dataset.panel); });
byId('code-form').addEventListener('submit', event => {
  event.preventDefault();
  const field = byId('code'), text = scanner.take(field.value);
  field.value = '';
  if (text) typed(text);
});
byId('send-now').addEventListener('click', () => door.sync.now());
document.addEventListener('keydown', event => { if (scanner.key(event)) event.preventDefault(); }, true);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return door.clock.hidden();
  door.clock.shown();
  door.sync.now();
});
addEventListener('pageshow', () => door.clock.shown());
setInterval(() => { if (!document.hidden && door.place && !door.connection.isDown) refreshNumbers(); }, 30_000);

door.queue.addEventListener('change', () => {
  scans.waiting(door.queue.all);
  showNetwork(door);
});
door.connection.addEventListener('change', () => {
  showNetwork(door);
  if (panel === 'sell') sell.refresh().catch(showProblem);
});
door.addEventListener('known', ({ detail }) => {
  showProblem(null);
  showRole();
  offerSales();
  showNetwork(door);
  if (detail.isOther) phone.show();
});
door.addEventListener('placeless', showPlaceless);
door.sync.addEventListener('list', () => showNetwork(door));
door.sync.addEventListener('sent', ({ detail }) => {
  strip('conflict', say('conflict.new', detail.ticket?.code ?? say('a-code')), { action: button(say('conflict.look'), () => show('numbers')) });
  refreshNumbers();
});
door.sync.addEventListener('full', () => showStorage(false));
door.sync.addEventListener('problem', ({ detail }) => {
  if (!detail.isTemporary && panel !== 'welcome') refused(detail);
});

/** The key of a link is taken out of the address, so that nobody photographs it. */
async function takeKey() {
  const key = /[#&]key=([\w-]+)/.exec(location.hash)?.[1];
  if (!key) return;
  door.api.key = key;
  door.person = null;
  await door.keep({ key, place: null, events: [], person: null });
  door.events = [];
  history.replaceState(null, '', location.pathname);
}

async function begin() {
  showWelcome('loading', begin);
  byId('welcome-action').replaceChildren();
  show('welcome');
  const before = door.settings.place;
  if (before && await door.goTo(before)) return stand(before);
  try {
    await door.whoAmI();
    showPlaceless();
  } catch (problem) {
    if (problem.status === 401 || problem.status === 403) showWelcomeOf(door.api.key ? 'link-over' : problem.status === 401 ? 'sign-in' : 'nowhere');
    else if (door.events.length) showPlaceless();
    else showWelcomeOf('offline');
  }
}

addEventListener('hashchange', async () => { await takeKey(); await begin(); });
const theme = /(?:^|; )marquee_theme=(light|dark)/.exec(document.cookie)?.[1];
if (theme) document.documentElement.dataset.bsTheme = theme;
await takeKey();
showStorage(door.store.durable);
scans.waiting(door.queue.all);
const isListKept = new Promise(resolve => door.sync.addEventListener('kept', resolve, { once: true }));
Promise.all([registerWorker(new Leaving(door)), isListKept]).then(([isPageKept]) => { if (isPageKept) phone.takenAlong(); });
await door.forgetOld().catch(() => {});
await begin();
if (door.person || door.connection.isDown) door.sync.start();
document.body.dataset.ready = 'yes';
