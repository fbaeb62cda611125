import url from './reader-worker.ts?worker&url';

/** Where the reader worker lies: beside the kit's script, wherever that is. */
export const readerWorkerUrl: string = new URL(url, import.meta.url).href;
