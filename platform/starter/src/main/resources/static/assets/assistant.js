// Shows the assistant's answer as it comes. Without this, each question loads the page again.
'use strict';
(() => {
  const talk = document.querySelector('[data-talk]');
  if (!talk || !window.ReadableStream) return;
  let busy = false;

  // With the reader's region, as the page was asked for: 19:30 or 7:30 PM.
  const lang = document.documentElement.lang;
  const language = navigator.languages?.find(one => one.split('-')[0] === lang) ?? lang;

  const said = (who, text, own) => {
    const item = document.createElement('li'), head = document.createElement('header'), name = document.createElement('strong'), words = document.createElement('p');
    if (own) item.className = 'us';
    name.textContent = who;
    words.className = 'said';
    words.textContent = text;
    head.append(name);
    item.append(head, words);
    talk.querySelector('.thread').append(item);
    item.scrollIntoView({ block: 'nearest' });
    return words;
  };

  // One event of the stream: its name and its data.
  const read = block => {
    const lines = block.split('\n');
    const name = lines.find(line => line.startsWith('event: '))?.slice(7);
    const data = lines.filter(line => line.startsWith('data: ')).map(line => line.slice(6)).join('\n');
    return name && data ? { name, data: JSON.parse(data) } : null;
  };

  const ask = async (message, event) => {
    said(talk.dataset.you, message, true);
    const words = said(talk.dataset.name, talk.dataset.writing, false);
    let text = '', done = false;
    try {
      const answer = await fetch('/api/ai/chat', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Accept': 'text/event-stream', 'Accept-Language': language },
        body: JSON.stringify(event ? { message, event } : { message })
      });
      if (!answer.ok) throw answer.status;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        rest += piece.value;
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          const one = read(rest.slice(0, end));
          rest = rest.slice(end + 2);
          if (one?.name === 'start') text = '';
          if (one?.name === 'text') words.textContent = text += one.data.text;
          if (one?.name === 'done') done = true;
        }
      }
    } catch {
      done = false;
    }
    if (!done) {
      words.textContent = text ? `${text}\n${talk.dataset.broken}` : talk.dataset.broken;
      return;
    }
    // the server draws what can be pressed
    const drawn = await fetch('/assistant/talk');
    if (!drawn.ok) return;
    const page = new DOMParser().parseFromString(await drawn.text(), 'text/html');
    talk.replaceChildren(page.querySelector('.thread'));
    document.getElementById('last')?.scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('submit', async event => {
    const form = event.target.closest('form[data-chat]');
    if (!form) return;
    const message = (event.submitter?.name === 'message' ? event.submitter.value : form.elements.message?.value ?? '').trim();
    if (!message) return; // the page says what is missing
    event.preventDefault();
    delete form.dataset.sent;
    if (busy) return;
    busy = true;
    const field = document.getElementById('ask');
    field.value = '';
    await ask(message, form.elements.event?.value);
    busy = false;
    field.focus();
  });
  talk.dataset.ready = 'yes';
})();
