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

const drawn = new Map();

function draw(figure) {
  const table = figure.querySelector('table');
  const rows = [...table.tBodies[0].rows], heads = [...table.tHead.rows[0].cells];
  const text = colour('muted'), grid = colour('line');
  const fills = ['amber', 'plum', 'ok', 'info'].map(colour), round = figure.dataset.chart === 'doughnut';
  const canvas = figure.querySelector('canvas');
  drawn.get(canvas)?.destroy();
  canvas.parentElement.hidden = false;
  drawn.set(canvas, new Chart(canvas, {
    type: figure.dataset.chart,
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
      scales: round ? {} : {
        x: {ticks: {color: text, maxRotation: 0, autoSkip: true}, grid: {display: false}},
        y: {beginAtZero: true, ticks: {color: text, precision: 0}, grid: {color: grid}},
      },
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
