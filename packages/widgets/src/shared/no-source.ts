import {InputError} from '@crm-widgets/core';

/** The fault of a widget whose source cannot be found. */
export function noSource(id: string): InputError {
  return id
    ? new InputError({
      code: 'E_SOURCE', where: ['attribute source'],
      what: `got "${id.slice(0, 60)}", but there is no crm-source with that id`,
      mend: `Add <crm-source id="${id.slice(0, 60)}"> to the page, or correct the id`,
    })
    : new InputError({
      code: 'E_SOURCE', where: [], what: 'there is no crm-source on the page, and no src',
      mend: 'Add a crm-source, or give the address of a file as src',
    });
}
