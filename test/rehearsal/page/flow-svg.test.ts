import { renderFlowSvg } from '../../../dev/rehearsal/page/flow-svg.ts';
import { FLOW_ARROWS, FLOW_NODES } from '../../../src/process/flow.ts';

const { html } = renderFlowSvg(['received', 'acknowledged'], 'assessing', false);

const classOf = (id: string): string | undefined =>
  new RegExp(`<g class="node (\\w+)"><rect[^>]*/><text[^>]*>${id} · `).exec(html)?.[1];

describe('the flowchart on the page', () => {
  it('has every node once, at a place of its own, and every arrow', () => {
    const places = [...html.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)"/g)].map(([, x, y]) => `${x},${y}`);
    expect(new Set(places).size).toBe(FLOW_NODES.length);
    expect([...html.matchAll(/class="line/g)]).toHaveLength(FLOW_ARROWS.length);
  });

  it('marks the way gone and where the case is', () => {
    expect(['A', 'K', 'L', 'Q'].map(classOf)).toEqual(['gone', 'gone', 'present', 'open']);
  });
});
