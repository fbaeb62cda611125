import {faultOf} from '@crm-widgets/core';
import {CrmErrorEvent} from '../shared/events.js';
import {logOnce} from '../shared/states.js';
import type {CrmSource} from './source-element.js';
import {readSourceFile} from './source-file.js';

/**
 * Reads the file of `src` for a crm-source, which takes in what it says, or tells of its fault.
 * @param label how errors call the source
 * @param src its address; empty where it was taken away, and says nothing any more
 * @param isWanted whether it is still that file that is asked for
 */
export async function loadSourceFile(source: CrmSource, label: string, src: string, isWanted: () => boolean): Promise<void> {
  try {
    const content = src ? await readSourceFile(src, source.baseURI) : {settings: {}, tables: []};
    if (isWanted()) source.takeFile(content);
  } catch (thrown) {
    if (!isWanted()) return;
    source.refuseFile(thrown);
    const error = faultOf(thrown, [label]);
    logOnce(error);
    source.dispatchEvent(new CrmErrorEvent(error));
  }
}
