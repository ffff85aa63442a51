import { template } from '../../main/resources/static/seat-plans/templates.js';
import { addRow, addSection, emptyPlan } from '../../main/resources/static/seat-plans/plan.js';
import { rowPoints } from '../../main/resources/static/seat-plans/geometry.js';
import { numbers } from '../../main/resources/static/seat-plans/numbering.js';

/** One section of rows A, B … with so many seats. */
export function smallPlan(rows = 2, seats = 4) {
  let { plan, id } = addSection(emptyPlan('Hall'), 'Stalls', 'seats');
  for (let r = 0; r < rows; r++) plan = addRow(plan, id, 'ABCDEFGH'[r], rowPoints(seats, { cx: 500, y: 100 + 36 * r }), numbers(seats, 'left'));
  return plan;
}

export { template };
