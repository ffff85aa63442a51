// Passkeys: adding one to an account, and signing in with one. What needs them is hidden where a browser has none.
'use strict';
(() => {
  const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  const post = (url, body) => fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json', 'Accept': 'application/json'}, body: JSON.stringify(body ?? {})});
  const answer = async response => {
    if (response.ok) return response.headers.get('Content-Type')?.includes('json') ? response.json() : null;
    const problem = await response.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail ?? ''), {ours: true});
  };
  const attempt = async (place, work) => {
    const note = place.querySelector('[data-passkey-problem]'), button = place.querySelector('[data-passkey-do]');
    note.hidden = true;
    button.disabled = true;
    try {
      await work();
    } catch (e) {
      note.querySelector('[data-passkey-words]').textContent = e.ours && e.message ? e.message : note.dataset.passkeyProblem;
      note.setAttribute('role', 'alert');
      note.hidden = false;
      note.focus();
    } finally {
      button.disabled = false;
    }
  };

  for (const place of document.querySelectorAll('[data-passkey-sign-in]')) {
    if (!able) continue;
    place.hidden = false;
    place.querySelector('[data-passkey-do]').addEventListener('click', () => attempt(place, async () => {
      const options = await answer(await post('/webauthn/sign-in/options'));
      const credential = await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
      const entered = await answer(await post('/webauthn/sign-in', {credential: credential.toJSON(), target: place.dataset.target ?? null}));
      location.assign(entered.next);
    }));
  }

  for (const form of document.querySelectorAll('form[data-passkey-add]')) {
    if (!able) continue;
    form.hidden = false;
    document.querySelector('[data-passkey-unable]').hidden = true;
    form.addEventListener('submit', event => {
      event.preventDefault();
      attempt(form, async () => {
        const {label, password, code} = Object.fromEntries(new FormData(form));
        const options = await answer(await post('/profile/passkeys/options', {password, code}));
        const credential = await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)});
        await answer(await post('/profile/passkeys', {label, credential: credential.toJSON()}));
        location.assign('/profile/passkeys?done=added');
      });
    });
  }
})();
