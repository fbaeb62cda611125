import {isTableName, tableNames, wrongAttribute, type TableName} from '@crm-widgets/core';
import type {Source} from '@crm-widgets/runtime';
import {findProviders, onlyOf, type SourceProvider} from './find-source.js';
import {OwnSource, ownSettings, type OwnAttributes, type OwnSettings} from './own-source.js';

/** A widget as far as it says where its rows come from. */
interface Reader extends Element, OwnAttributes {
  readonly source: string;
  readonly table: string;
  readonly label: string;
}

/** A widget's way to its rows: finds the source that it reads, or opens one for its `src`, and hears when the data changes. */
export class SourceLink {
  /** What is read now; null while nothing is. */
  source: Source | null = null;
  #unsubscribe: (() => void) | undefined;
  readonly #own = new OwnSource();

  /** @param changed there are other rows to read */
  constructor(private readonly reader: Reader, private readonly changed: () => void) {}

  /** What `src` and its neighbours say, else the id of the source. @throws {InputError} one of them is wrong */
  get settings(): OwnSettings | string {
    return this.reader.src ? ownSettings(this.reader) : this.reader.source;
  }

  /** Those that could be meant by now; none where there is `src`. */
  found(): readonly SourceProvider[] {
    return this.reader.src ? [] : findProviders(this.reader, this.reader.source);
  }

  /** @param candidates tables that `src` could be, unless `table` says it */
  async open(candidates: () => Promise<readonly TableName[]>, signal: AbortSignal): Promise<Source> {
    const {reader} = this;
    if (reader.src) {
      const tables = reader.table ? [tableNamed(reader.table)] : await candidates();
      signal.throwIfAborted();
      return this.#own.open(reader.label, ownSettings(reader), tables);
    }
    this.#own.close();
    const provider = onlyOf(this.found()) ?? await this.#awaitProvider(signal);
    await provider.updateComplete;
    signal.throwIfAborted();
    return provider.provideSource();
  }

  follow(source: Source | null): void {
    if (this.source === source) return;
    this.#unsubscribe?.();
    this.source = source;
    this.#unsubscribe = source?.subscribe((change) => {
      if (change !== 'report') this.changed();
    });
  }

  close(): void {
    this.follow(null);
    this.#own.close();
  }

  /** A source may stand further down, or come with the next step of a framework; after that its lack, or another one, is a fault. */
  async #awaitProvider(signal: AbortSignal): Promise<SourceProvider> {
    const home = this.reader.ownerDocument;
    if (home.readyState === 'loading') {
      await new Promise((resolve) => home.addEventListener('DOMContentLoaded', resolve, {once: true, signal}));
    }
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    const found = this.found();
    const provider = onlyOf(found);
    if (!provider) throw (await import('./no-source.js')).noSource(this.reader.source, found.length);
    return provider;
  }
}

function tableNamed(name: string): TableName {
  if (isTableName(name)) return name;
  throw wrongAttribute('table', name, tableNames.join(', '), 'Set table="transactions"');
}
