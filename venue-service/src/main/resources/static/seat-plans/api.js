const PATIENCE = 20_000;

/** What the server said instead of an answer; status 0 if it said nothing. */
export class ApiError extends Error {
  constructor(status, problem = {}) {
    super(problem.detail ?? `status ${status}`);
    this.status = status;
    this.faults = problem.errors ?? [];
  }
}

async function send(method, address, { body, version } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version) headers['If-Match'] = `"${version}"`;
  let answer, json;
  try {
    answer = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    json = await answer.json().catch(() => null);
  } catch {
    throw new ApiError(0);
  }
  if (!answer.ok || !json) throw new ApiError(answer.ok ? 502 : answer.status, json ?? {});
  return json;
}

/** A plan in its newest version: id, version and plan. */
export const load = id => send('GET', `/api/seat-plans/${id}`);

/** The plan as it was in a version. */
export const loadVersion = (id, version) => send('GET', `/api/seat-plans/${id}/versions/${version}`);

export const add = (venue, plan) => send('POST', `/api/venues/${venue}/seat-plans`, { body: plan });

/** Saves a version on top of that one; 412 if there is a newer. */
export const save = (id, plan, version) => send('PUT', `/api/seat-plans/${id}`, { body: plan, version });
