import {expect} from '@open-wc/testing';
import type {EngineFiles} from './index.js';
import {createEngine, engineFiles} from './index.js';

const one = {text: 'select 1::integer as a', params: [], columns: {a: 'number'}} as const;

/** What booting comes to: the answer, or the code, place and words of the fault. Ends the engine. */
async function boot(files: EngineFiles, patience = {}): Promise<unknown> {
  const engine = createEngine(files, {patience});
  const said = await engine.run(one).then(({columns}) => columns.a, ({code, where, what}) => ({code, where, what}));
  engine.close();
  return said;
}

async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

const urlOf = (bytes: BlobPart, type: string) => URL.createObjectURL(new Blob([bytes], {type}));

describe('booting the engine', function () {
  this.timeout(60_000);
  const made: string[] = [];
  const {createObjectURL, revokeObjectURL} = URL;
  before(() => {
    URL.createObjectURL = (of) => made[made.push(createObjectURL(of)) - 1]!;
    URL.revokeObjectURL = (url) => {
      made.splice(made.indexOf(url), 1);
      revokeObjectURL(url);
    };
  });
  after(() => Object.assign(URL, {createObjectURL, revokeObjectURL}));

  it('boots with the hashes of its build checked, and leaves no blob behind', async () => {
    expect(engineFiles.integrity).to.have.keys('worker', 'wasm');
    expect(await boot(engineFiles)).to.deep.equal([1]);
    expect(made).to.deep.equal([]);
  });

  it('NW-13 names a wasm that is not there', async () => {
    const {code, what} = await boot({...engineFiles, wasm: '/nowhere.wasm'}) as {code: string; what: string};
    expect(code).to.equal('E_ENGINE_ASSET');
    expect(what).to.contain('404');
  });

  it('NW-13 names a worker that is not there', async () => {
    const said = await boot({...engineFiles, worker: '/nowhere.js'});
    expect(said).to.deep.include({code: 'E_ENGINE_ASSET', where: ['engine', 'nowhere.js']});
  });

  it('NW-14 names a page that is served in place of the wasm', async () => {
    const said = await boot({...engineFiles, wasm: urlOf('<!doctype html>Please log in', 'text/html')});
    expect(said).to.include({code: 'E_ENGINE_ASSET', what: 'it came as text/html'});
  });

  it('SE-20 refuses a wasm with one bit flipped, and says without a hash when one is cut short', async () => {
    const bytes = await bytesOf(engineFiles.wasm);
    const cut = urlOf(bytes.subarray(0, bytes.length - 1000), 'application/wasm');
    const {worker} = engineFiles;
    expect(await boot({worker, wasm: cut})).to.include({code: 'E_ENGINE_ASSET', what: 'it is cut short'});
    bytes[20_000_000]! ^= 1;
    const flipped = await boot({...engineFiles, wasm: urlOf(bytes, 'application/wasm')});
    expect(flipped).to.include({code: 'E_ENGINE_ASSET', what: 'it is not the file this version was built with'});
  });

  it('RE-04 says after the deadline in which phase a boot got stuck', async () => {
    const empty = urlOf(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), 'application/wasm');
    const said = await boot({worker: engineFiles.worker, wasm: empty}, {instantiate: 1000});
    expect(said).to.deep.include({code: 'E_ENGINE_BOOT', where: ['engine', 'instantiate']});
  });

  it('HO-08 boots from a blob when the worker lies on another origin, and checks its hash', async () => {
    const script = await bytesOf(engineFiles.worker);
    made.length = 0;
    expect(await boot({...engineFiles, worker: await dataUrl(script)})).to.deep.equal([1]);
    expect(made).to.deep.equal([]);
    script[script.length - 1] = 0x20;
    const said = await boot({...engineFiles, worker: await dataUrl(script)});
    expect(said).to.include({code: 'E_ENGINE_ASSET', what: 'it is not the file this version was built with'});
  });

  it('HO-02 says which directive of the page refuses the worker', async () => {
    const said = await bootUnder('worker-src \'none\'');
    expect(said).to.deep.include({code: 'E_CSP_WORKER', where: ['engine']});
  });

  it('HO-04 boots under Trusted Types where its policy is allowed, and names it where not', async () => {
    expect(await bootUnder('require-trusted-types-for \'script\'; trusted-types crm-widgets')).to.deep.equal([1]);
    const said = await bootUnder('require-trusted-types-for \'script\'; trusted-types other');
    expect(said).to.include({code: 'E_TRUSTED_TYPES'});
  });
});

function dataUrl(script: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([script], {type: 'text/javascript'}));
  return new Promise((resolve) => (reader.onload = () => resolve(reader.result as string)));
}

/** Boots the engine in a frame whose page has the policy. */
function bootUnder(policy: string): Promise<unknown> {
  const kit = new URL('./index.ts', import.meta.url).href;
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module">
    import {createEngine, engineFiles} from '${kit}';
    const engine = createEngine(engineFiles);
    const said = await engine.run(${JSON.stringify(one)})
      .then(({columns}) => columns.a, ({code, where, what}) => ({code, where, what}));
    engine.close();
    parent.postMessage({said}, '*');
  </script>`;
  return new Promise((resolve) => {
    window.addEventListener('message', function take({source, data}) {
      if (source !== frame.contentWindow) return;
      window.removeEventListener('message', take);
      frame.remove();
      resolve((data as {said: unknown}).said);
    });
    document.body.append(frame);
  });
}
