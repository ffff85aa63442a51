import { button, make } from './dom.js';
import { moment, say, sayNumber } from './words.js';
import { strip } from './strips.js';

/** Silent while there is network; otherwise how old the list is, and how much waits. */
export function showNetwork(door) {
  const waits = door.queue.size, zone = door.place?.event.time_zone ?? 'UTC';
  const others = door.queue.all.filter(scan => !door.mayStandAt(scan.event_id));
  strip('others', others.length && door.person ? sayNumber('queue.others', others.length, others[0].by ?? '') : null);
  if (!door.connection.isDown) return strip('network', null);
  const list = door.known().tickets ? say('network.list', moment(door.tickets.time, zone, door.clock.serverNow())) : say('network.no-list');
  strip('network', [say('network.none'), waits ? `${list} ${sayNumber('network.waits', waits)}` : list], { sign: 'wifi-off' });
}

/** Where the page cannot keep anything, or not for longer than it is open. */
export function showStorage(isDurable) {
  if (!isSecureContext) strip('insecure', [say('insecure'), say('insecure.text')]);
  if (!isDurable) strip('storage', [say('storage.none'), say('storage.none.text')]);
}

/** Why the server did not do it. Null: all is well again. */
export function showProblem(problem, text = null) {
  if (!problem) return strip('problem', null);
  if (problem.status === undefined) throw problem;
  if (problem.status === 401) {
    const signIn = make('a', { class: 'btn btn-primary', href: '/login?return=/entry/' }, say('sign-in'));
    return strip('problem', [say('signed-out'), say('signed-out.text')], { action: signIn });
  }
  const close = button(say('close'), () => strip('problem', null));
  strip('problem', text ?? (problem.status === 0 ? say('needs-network') : problem.message), { action: close });
}
