import {QueryError} from './errors.js';

/**
 * Starts a worker of the kit's own, also when the kit lies on another origin than the page or the page is sandboxed:
 * browsers refuse such a worker by its address, but not a blob that imports it.
 *
 * @throws {QueryError} `E_TRUSTED_TYPES` or `E_CSP_WORKER` when the page's policy refuses it at once
 */
export function startWorker(url: string, type: WorkerType): Worker {
  const near = new URL(url, document.baseURI).origin === self.origin;
  if (near) return make(url, type);
  const text = type === 'module' ? `import ${JSON.stringify(url)};` : `importScripts(${JSON.stringify(url)});`;
  const blob = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
  try {
    return make(blob, type);
  } finally {
    // The worker has taken its address by the time the next task runs.
    setTimeout(() => URL.revokeObjectURL(blob), 10_000);
  }
}

function make(url: string, type: WorkerType): Worker {
  try {
    return new Worker(trusted(url), {type});
  } catch (cause) {
    const typed = cause instanceof TypeError && 'trustedTypes' in self;
    throw new QueryError({
      code: typed ? 'E_TRUSTED_TYPES' : 'E_CSP_WORKER', where: ['worker'],
      what: "the page's policy refuses the kit's worker",
      mend: typed ? 'Allow the Trusted Types policy crm-widgets' : "Allow the kit's folder in worker-src",
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
