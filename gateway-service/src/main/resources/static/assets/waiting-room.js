// Asks for the place again and again, and opens the tickets when its turn comes.
'use strict';
const status = document.querySelector('[data-line]');

function say(selector, text) {
  const at = document.querySelector(selector);
  if (at && at.textContent !== text) at.textContent = text;
}

async function renew() {
  let next = Number(status.dataset.poll);
  try {
    const answer = await fetch(status.dataset.line, {headers: {Accept: 'application/json'}});
    if (answer.ok) {
      const line = await answer.json();
      if (line.state !== 'waiting') {
        location.reload(); // leads on to the tickets, or says what has become of the place
        return;
      }
      say('[data-title]', line.title);
      say('[data-text]', line.text);
      say('[data-left]', line.left);
      if (status.dataset.said !== line.title) say('[data-status]', `${line.title}. ${line.text}`);
      status.dataset.said = line.title;
      document.title = document.title.replace(/^.*?: /, `${line.title}: `);
      next = line.poll_seconds;
    } else if (answer.status === 404) {
      location.reload();
      return;
    }
  } catch {
    // Away for a moment: the place stays, and the next time is soon.
  }
  setTimeout(renew, (next + Math.random()) * 1000);
}

if (status) setTimeout(renew, (Number(status.dataset.poll) + Math.random()) * 1000);
