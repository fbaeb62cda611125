import {fetched} from '@crm-widgets/core';

/** What says what is wrong with tables and files; a page that is in order does without. @throws {InputError} `E_ASSET` */
export async function faults(): Promise<typeof import('./fault-words.js')> {
  return fetched('the code that says what is wrong', import('./fault-words.js'));
}
