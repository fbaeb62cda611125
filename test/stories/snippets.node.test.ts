import {describe, expect, it} from 'vitest';
import {markupOf} from '../../stories/blocks/markup.js';
import {snippet, type Framework} from '../../stories/blocks/snippets.js';

const markup = markupOf('crm-source', {currency: 'EUR'}, [
  markupOf('crm-table', {name: 'deals', src: 'deals.csv', columns: '{"amount": "Client\'s total"}'}),
  markupOf('crm-funnel', {'steps': 'Lead,Won', 'no-lookahead': true, 'heading': '', '--crm-funnel-bar-color': '#0b7285'}),
]);

describe('snippet', () => {
  it.each<[Framework, string]>([
    ['HTML', `<script type="module" src="crm-widgets.js"></script>

<crm-source currency="EUR">
  <crm-table name="deals" src="deals.csv" columns='{"amount": "Client&#39;s total"}'></crm-table>
  <crm-funnel steps="Lead,Won" no-lookahead style="--crm-funnel-bar-color: #0b7285"></crm-funnel>
</crm-source>`],
    ['React', `import 'crm-widgets';

export function Numbers() {
  return (
    <crm-source currency="EUR">
      <crm-table name="deals" src="deals.csv" columns={'{"amount": "Client\\'s total"}'}></crm-table>
      <crm-funnel steps="Lead,Won" no-lookahead style={{'--crm-funnel-bar-color': '#0b7285'}}></crm-funnel>
    </crm-source>
  );
}`],
    ['Svelte', `<script>
  import 'crm-widgets';
</script>

<crm-source currency="EUR">
  <crm-table name="deals" src="deals.csv" columns={'{"amount": "Client\\'s total"}'}></crm-table>
  <crm-funnel steps="Lead,Won" no-lookahead style="--crm-funnel-bar-color: #0b7285"></crm-funnel>
</crm-source>`],
  ])('writes %s', (framework, code) => expect(snippet(framework, markup)).toBe(code));

  it.each<[Framework, string]>([
    ['Vue', '  <crm-kpi metric="mrr"></crm-kpi>\n</template>'],
    ['Angular', '  template: `\n    <crm-kpi metric="mrr"></crm-kpi>\n  `,'],
  ])('puts it where %s looks for it', (framework, code) =>
    expect(snippet(framework, markupOf('crm-kpi', {metric: 'mrr'}))).toContain(code));

  // React 19 and Vue set a property where an element has one, and refresh() is a method.
  it.each<[Framework, string]>([
    ['HTML', '<crm-kpi refresh="60"></crm-kpi>'], ['Svelte', '<crm-kpi refresh="60"></crm-kpi>'], ['Angular', '<crm-kpi refresh="60"></crm-kpi>'],
    ['React', '<crm-kpi refreshSeconds="60"></crm-kpi>'], ['Vue', '<crm-kpi refreshSeconds="60"></crm-kpi>'],
  ])('overwrites no method in %s', (framework, code) => expect(snippet(framework, markupOf('crm-kpi', {refresh: '60'}))).toContain(code));

  it('turns on in React what is only there, where an empty property would be off', () =>
    expect(snippet('React', markupOf('crm-trend', {sonify: true}))).toContain('<crm-trend sonify></crm-trend>'));

  it('leaves nothing that a template literal would run', () =>
    expect(snippet('Angular', markupOf('crm-kpi', {heading: '`${a}`'}))).toContain('heading="\\`\\${a}\\`"'));

  it('breaks a long tag, an attribute a line', () =>
    expect(snippet('HTML', markupOf('crm-kpi', {metric: 'mrr', description: 'x'.repeat(100)})))
      .toContain(`<crm-kpi\n  metric="mrr"\n  description="${'x'.repeat(100)}"></crm-kpi>`));
});
