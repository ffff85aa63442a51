// Shows the description that the address names (/redoc?service=event), and a way to the others.
const services = ['all', 'event', 'ticket', 'venue', 'customer', 'report', 'notification', 'auth'];
const wanted = new URLSearchParams(location.search).get('service');
const shown = services.includes(wanted) ? wanted : services[0];
const nav = document.querySelector('nav');
for (const service of services) {
  const link = document.createElement('a');
  link.href = '/redoc?service=' + service;
  link.textContent = service;
  if (service === shown) link.setAttribute('aria-current', 'page');
  nav.append(link);
}
// Its search needs a worker from a blob, which our content policy does not allow.
const description = shown === 'all' ? '/openapi.json' : '/docs/api/' + shown;
Redoc.init(description, { disableSearch: true, hideLoading: true }, document.querySelector('main'));
