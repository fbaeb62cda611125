import {missingCode} from '@crm-widgets/core';

/** @throws {InputError} `E_ASSET` */
export function missingReader(cause: unknown): never {
  throw missingCode('the code that reads this format', cause);
}
