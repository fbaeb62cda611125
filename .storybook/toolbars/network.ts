import {choice, globalType, type Toolbar} from '../toolbar.js';

const DELAY_MS = 2500;
const ownFetch = globalThis.fetch;

/** Asks as ever, but for what a network does to it; the frame's own list of stories is left alone. */
const networks: Readonly<Record<string, typeof fetch>> = {
  slow: async (...asked) => {
    if (!isOfStorybook(asked[0])) await new Promise((resolve) => { setTimeout(resolve, DELAY_MS); });
    return ownFetch(...asked);
  },
  offline: (...asked) => isOfStorybook(asked[0]) ? ownFetch(...asked) : Promise.reject(new TypeError('Failed to fetch')),
};

/** What fetches of the story's frame meet; nothing is asked elsewhere, and `normal` is the browser's own again. */
export const toolbar: Toolbar = {
  name: 'network', place: 12, initial: 'normal', to: 'page', begins: true,
  type: globalType('Network', 'lightning', [choice('normal'), choice('slow', 'slow: 2.5 s a request'), choice('offline')]),
  apply(network) {
    const wanted = networks[network] ?? ownFetch;
    if (globalThis.fetch !== wanted && (wanted !== ownFetch || isOurs(globalThis.fetch))) globalThis.fetch = wanted;
    if (network === 'offline') Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    else Reflect.deleteProperty(navigator, 'onLine');
  },
};

function isOurs(fetched: typeof fetch): boolean {
  return Object.values(networks).includes(fetched);
}

function isOfStorybook(asked: Parameters<typeof fetch>[0]): boolean {
  const address = asked instanceof Request ? asked.url : String(asked);
  return /(^|\/)(index|project)\.json$/.test(address);
}
