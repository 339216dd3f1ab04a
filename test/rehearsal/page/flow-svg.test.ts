import { renderFlowSvg } from '../../../dev/rehearsal/page/flow-svg.ts';
import { findWayTaken } from '../../../dev/rehearsal/page/way-taken.ts';
import { FLOW_ARROWS, FLOW_NODES } from '../../../src/process/flow.ts';

const way = findWayTaken([
  { from: null, to: 'received' },
  { from: 'received', to: 'acknowledged' },
  { from: 'acknowledged', to: 'assessing' },
]);
const { html } = renderFlowSvg(way, 'flow-1');

const classOf = (id: string): string | undefined =>
  new RegExp(`<g class="node (\\w+)" data-node="${id}">`).exec(html)?.[1];
const kindOf = (arrow: string): string | undefined =>
  new RegExp(`class="line (\\w+)" data-arrow="${arrow}"`).exec(html)?.[1];

describe('the flowchart on the page', () => {
  it('has every node once, at a place of its own, and every arrow with a head', () => {
    const places = [...html.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)"/g)].map(([, x, y]) => `${x},${y}`);
    expect(new Set(places).size).toBe(FLOW_NODES.length);
    const lines = [...html.matchAll(/class="line[^>]* marker-end="url\(#flow-1-\w+\)"/g)];
    expect(lines).toHaveLength(FLOW_ARROWS.length);
  });

  it('marks the way gone, and where the case is', () => {
    expect(['A', 'K', 'L', 'Q'].map(classOf)).toEqual(['gone', 'gone', 'present', 'open']);
    expect(['E-J', 'K-L', 'E-F', 'L-M'].map(kindOf)).toEqual(['taken', 'taken', 'open', 'open']);
  });

  it('says the same in words', () => {
    expect(html).toContain('The case passed: Report received, Coordinator assigned, Premature disclosure?');
    expect(html).toContain('The case is now at: Assess, Enough information?, Valid?.');
  });

  it('keeps every text inside of its box, and the picture inside of a phone', () => {
    const width = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1]);
    expect(width).toBeLessThanOrEqual(400);
    const texts = [...html.matchAll(/<g class="node.*?<\/g>/g)].flatMap(([group]) =>
      [...group.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? ''),
    );
    expect(texts.filter((text) => text.length > 15)).toEqual([]);
  });
});
