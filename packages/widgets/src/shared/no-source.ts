import {InputError} from '@crm-widgets/core';

/** The fault of a widget whose source cannot be found, as there are so many that could be meant: none, or several. */
export function noSource(id: string, count: number): InputError {
  if (count > 1) return severalSources(id, count);
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

function severalSources(id: string, count: number): InputError {
  return id
    ? new InputError({
      code: 'E_SOURCE_NAME_CLASH', where: ['attribute source'],
      what: `${count} crm-source elements have the id "${id.slice(0, 60)}"`,
      mend: 'Give each source an id of its own',
    })
    : new InputError({
      code: 'E_SOURCE', where: [], what: `the page has ${count} sources, and no word says which is meant`,
      mend: 'Set source to the id of one of them',
    });
}
