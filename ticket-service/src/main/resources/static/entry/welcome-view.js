import { byId, button, make } from './dom.js';
import { say } from './words.js';

/** What is said before anybody stands at a door. */
export function showWelcome(kind, again) {
  byId('welcome-title').textContent = say(`welcome.${kind}`);
  byId('welcome-text').textContent = say(`welcome.${kind}.text`);
  const signIn = make('a', { class: 'btn btn-primary btn-lg', href: '/login?return=/entry/' }, say('sign-in'));
  byId('welcome-action').replaceChildren(...kind === 'sign-in' ? [signIn] : [button(say('again'), again, { kind: 'primary' }), ...kind === 'nowhere' ? [make('a', { class: 'btn btn-quiet', href: '/login?return=/entry/' }, say('sign-in.other'))] : []]);
}
