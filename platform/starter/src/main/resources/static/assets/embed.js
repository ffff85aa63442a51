// Tells the page around a frame how high it is, if that page is of a site that the organiser has listed. Nothing is listened to.
'use strict';
const listed = (document.body.dataset.origins || '').split(' ').filter(Boolean);
const around = (() => {
  try {
    return location.ancestorOrigins?.[0] || new URL(document.referrer).origin;
  } catch {
    return '';
  }
})();
const target = listed.includes(around) ? around : document.body.dataset.preview ? location.origin : '';
if (target && parent !== window)
  new ResizeObserver(() => parent.postMessage({ height: document.documentElement.getBoundingClientRect().height }, target)).observe(document.documentElement);
