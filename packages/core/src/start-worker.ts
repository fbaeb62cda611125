import {QueryError} from './errors.js';

/**
 * Starts a worker of the kit's own, also when the kit lies on another origin than the page or the page is sandboxed:
 * browsers refuse such a worker by its address, but not a blob that imports it. A page that is sandboxed has no origin,
 * and may make no module of a blob, but of an address that holds the text itself.
 *
 * @param url absolute
 * @throws {QueryError} `E_TRUSTED_TYPES` or `E_CSP_WORKER` when the page's policy refuses it at once
 */
export function startWorker(url: string, type: WorkerType): Worker {
  if (new URL(url).origin === self.origin) return make(url, type);
  const text = type === 'module' ? `import ${JSON.stringify(url)};` : `importScripts(${JSON.stringify(url)});`;
  if (self.origin === 'null') return make(`data:text/javascript,${encodeURIComponent(text)}`, type);
  const blob = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
  // The worker has taken its address by then.
  setTimeout(() => URL.revokeObjectURL(blob), 10_000);
  return make(blob, type);
}

function make(url: string, type: WorkerType): Worker {
  try {
    return new Worker(trusted(url), {type});
  } catch (cause) {
    const typed = cause instanceof TypeError && 'trustedTypes' in self;
    throw new QueryError({
      code: typed ? 'E_TRUSTED_TYPES' : 'E_CSP_WORKER', where: ['worker'],
      what: "the page's policy refuses the kit's worker",
      mend: typed ? 'Allow the Trusted Types policy crm-widgets' : "Let the page's policy start workers from the kit's folder (worker-src)",
    }, {cause});
  }
}

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

/** A browser makes a policy of one name once; two copies of the kit on a page share it. */
const key = Symbol.for('crm-widgets.script-policy');

/** The address as a TrustedScriptURL where the browser knows them; only addresses made above come here. */
function trusted(url: string): string {
  const page = self as {
    trustedTypes?: {createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy};
    [key]?: ScriptPolicy;
  };
  if (!page.trustedTypes) return url;
  page[key] ??= page.trustedTypes.createPolicy('crm-widgets', {createScriptURL: (text) => text});
  return page[key].createScriptURL(url);
}
