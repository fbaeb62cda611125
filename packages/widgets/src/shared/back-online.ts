import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {CrmError} from '@crm-widgets/core';
import type {Source} from '@crm-widgets/runtime';
import {quiet} from './deferred.js';

interface Failing extends ReactiveControllerHost {
  readonly error: CrmError | null;
  readonly reads: Source | null;
  refresh(): Promise<unknown>;
}

/** Faults of want of a network: for the rows, or for code of the kit. */
const wantsNetwork = /^E_(OFFLINE|ASSET)$/;

const living = new Set<Failing>();

/** Has widgets that found no network ask again, once, when there is one. */
export class BackOnline implements ReactiveController {
  constructor(private readonly host: Failing) {
    host.addController(this);
  }

  hostConnected(): void {
    living.add(this.host);
    addEventListener('online', resume);
  }

  hostDisconnected(): void {
    living.delete(this.host);
    if (living.size === 0) removeEventListener('online', resume);
  }
}

/** One widget of a source asks; when its rows have come, the others of it ask by themselves. */
function resume(): void {
  const asked = new Set<Source>();
  for (const host of living) {
    const {error, reads} = host;
    if (!wantsNetwork.test(error?.code ?? '') || (reads && asked.has(reads))) continue;
    if (reads) asked.add(reads);
    void quiet(host.refresh());
  }
}
