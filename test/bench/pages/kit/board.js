// What stands beside the kit's tags: the filter that a page of its own would set, and the results for the comparison.
const {bench} = window;
const widgets = () => [...document.querySelectorAll('crm-kpi, crm-trend, crm-breakdown, crm-funnel, crm-cohort-retention')];

/** Settles when every widget has drawn; `crm-ready` comes after the picture is in the document. */
const drawn = () => new Promise((done) => {
  const waiting = new Set(widgets());
  const onReady = ({target}) => {
    waiting.delete(target);
    if (waiting.size > 0) return;
    removeEventListener('crm-ready', onReady);
    done();
  };
  addEventListener('crm-ready', onReady);
});

addEventListener('crm-ready', ({target}) => { if (target.id === 'revenue') bench.painted('firstNumber'); });
addEventListener('crm-error', ({target, detail}) => { bench.fault = `${target.localName}: ${JSON.stringify(detail.error)}`; });

const whereOf = ({channels, from, until}, day) => JSON.stringify({
  ...(channels ? {channel: channels} : {}), ...(from ? {[day]: {from, until}} : {}),
});

bench.change = async (filter) => {
  const ready = drawn();
  for (const widget of widgets()) {
    widget.setAttribute('where', whereOf(filter, widget.localName === 'crm-funnel' ? 'created_at' : 'issued_at'));
  }
  await ready;
};

bench.numbers = () => {
  const result = (selector) => document.querySelector(selector).result;
  const {cohorts} = result('crm-cohort-retention');
  return {
    revenue: result('#revenue').current.value, paying: result('#paying').current.value, average: result('#average').current.value,
    months: result('crm-trend').metrics[0].series.map(({value}) => value ?? 0),
    channels: Object.fromEntries(result('crm-breakdown').groups.map(({key, current}) => [key, current.value])),
    funnel: result('crm-funnel').steps.map(({count}) => count),
    cohorts: cohorts.map(({cells}) => cohorts.map((_, age) => cells[age]?.value ?? 0)),
  };
};

void drawn().then(() => { bench.painted('board'); });
