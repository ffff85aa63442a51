// Turns <marquee-tickets event="EV07"><a href="…">Tickets</a></marquee-tickets> into a frame with the event's tickets.
// Attributes: event, via (your own tracking link), lang. No cookies, nothing stored, no other requests than the frame's.
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || customElements.get('marquee-tickets')) return;
  const site = new URL(script.src).origin;
  const frames = new Map();

  class MarqueeTickets extends HTMLElement {
    connectedCallback() {
      // The content is there only once the parser has been through it.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.show(), { once: true });
      else this.show();
    }

    disconnectedCallback() {
      frames.delete(this.frame);
    }

    show() {
      if (!this.isConnected) return;
      const code = this.getAttribute('event') || '';
      if (!/^[A-Za-z0-9]{1,20}$/.test(code)) return;
      const address = new URL('/embed/e/' + code, site);
      const language = this.closest('[lang]')?.lang;
      if (language) address.searchParams.set('lang', language);
      const via = this.getAttribute('via');
      if (via) address.searchParams.set('via', via);
      if (!this.frame) {
        const frame = this.frame = document.createElement('iframe');
        frame.title = this.textContent.trim() || code;
        frame.loading = 'lazy';
        frame.referrerPolicy = 'strict-origin';
        frame.sandbox = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
        frame.style.cssText = 'display:block;width:100%;height:26rem;border:0;color-scheme:auto';
        frame.src = address.href;
        this.append(frame);
      }
      frames.set(this.frame, this);
    }
  }

  // A frame says how high it is. The link stays until then: where the frame is refused, it is the way.
  addEventListener('message', event => {
    if (event.origin !== site) return;
    const height = event.data?.height;
    if (!Number.isFinite(height)) return;
    for (const [frame, element] of frames) {
      if (frame.contentWindow !== event.source) continue;
      frame.style.height = Math.min(Math.max(Math.ceil(height), 80), 4000) + 'px';
      for (const other of element.children) if (other !== frame) other.hidden = true;
    }
  });

  customElements.define('marquee-tickets', MarqueeTickets);
})();
