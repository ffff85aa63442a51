// Shows that there is a notification, while no page of the site need be open. What it says is read on the site.
'use strict';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('push', event => {
  const { id, title, text } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: `notification-${id}`, data: { id } }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(`/my/notifications/${Number(event.notification.data.id)}`));
});
