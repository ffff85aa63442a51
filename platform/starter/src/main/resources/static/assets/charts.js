// Draws each chart from the table beside it, in the colours of the page.
'use strict';
const colour = name => {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const seen = getComputedStyle(probe).color; // light or dark, as the page is now
  probe.remove();
  return seen;
};

const short = (label, longest) => label.length > longest ? label.slice(0, longest - 1) + '…' : label;

const drawn = new Map();

function draw(figure) {
  const table = figure.querySelector('table');
  const rows = [...table.tBodies[0].rows], heads = [...table.tHead.rows[0].cells];
  const text = colour('muted'), grid = colour('line');
  const fills = ['amber', 'plum', 'ok', 'info'].map(colour), round = figure.dataset.chart === 'doughnut';
  const lying = figure.dataset.chart === 'rows'; // one row a label, for long ones
  const labels = {ticks: {color: text, maxRotation: 0, autoSkip: !lying, callback(value) { return short(this.getLabelForValue(value), this.chart.width < 400 ? 14 : 24); }}, grid: {display: false}};
  const numbers = {beginAtZero: true, ticks: {color: text, precision: 0}, grid: {color: grid}};
  const canvas = figure.querySelector('canvas');
  drawn.get(canvas)?.destroy();
  canvas.parentElement.hidden = false;
  drawn.set(canvas, new Chart(canvas, {
    type: lying ? 'bar' : figure.dataset.chart,
    data: {
      labels: rows.map(row => row.cells[0].textContent.trim()),
      datasets: heads.slice(1).map((head, n) => ({
        label: head.textContent.trim(),
        data: rows.map(row => Number(row.cells[n + 1].dataset.value)),
        backgroundColor: round ? fills : fills[n % fills.length], borderColor: round ? grid : fills[n % fills.length],
        borderRadius: 4, borderWidth: round ? 1 : 2, tension: .25, pointRadius: 2,
      })),
    },
    options: {
      responsive: true, maintainAspectRatio: false,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : {duration: 300},
      plugins: {legend: {display: round || heads.length > 2, labels: {color: text}}},
      indexAxis: lying ? 'y' : 'x',
      scales: round ? {} : lying ? {x: numbers, y: labels} : {x: labels, y: numbers},
    },
  }));
}

function drawAll(within) {
  for (const figure of within.querySelectorAll('[data-chart]')) {
    if (!drawn.has(figure.querySelector('canvas'))) figure.querySelector('details').open = false;
    draw(figure);
  }
}

drawAll(document);
document.addEventListener('htmx:afterSwap', event => drawAll(event.target.parentElement ?? document));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawAll(document));
new MutationObserver(() => drawAll(document)).observe(document.documentElement, {attributeFilter: ['data-bs-theme']});
