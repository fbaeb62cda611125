import {InputError} from '@crm-widgets/core';

/** A table that is asked for and not there. */
export function missingTable(wanted: string, declared: readonly string[]): InputError {
  return new InputError({
    code: 'E_TABLE', where: ['source'],
    what: `wanted the table ${wanted}, the source has ${declared.length ? declared.join(', ') : 'none'}`,
    mend: `Add <crm-table name="${wanted.split(' ')[0]}" src="..."> to the source`,
  });
}
