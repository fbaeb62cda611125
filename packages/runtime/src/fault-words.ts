import {InputError, QueryError, type TableName} from '@crm-widgets/core';
import type {Metric} from '@crm-widgets/metrics';

export {missingTable} from './missing-table.js';

/** A source that lacks a table of each set that a metric can be made of. */
export function missingTables({id, tables}: Metric, names: ReadonlySet<TableName>): InputError {
  const least = leastSets(tables);
  const ways = least.map((set) => set.join(' and ')).join(', or ');
  return new InputError({
    code: 'E_TABLE', where: [`metric ${id}`],
    what: `wanted the table ${ways}; the source has ${[...names].join(', ') || 'none'}`,
    mend: `Add <crm-table name="${least[0]![0]}" src="..."> to the source`,
  });
}

/** The sets that hold no other one: what a metric cannot do without. */
function leastSets(sets: Metric['tables']): Metric['tables'] {
  return sets.filter((set) => !sets.some((other) => other.length < set.length && other.every((name) => set.includes(name))));
}

/** A metric of two tables where one file is given. */
export function moreThanOneFile({id, tables}: Metric): InputError {
  const [wanted] = leastSets(tables);
  return new InputError({
    code: 'E_TABLE', where: ['attribute src'],
    what: `${id} needs the tables ${wanted!.join(' and ')}, src is one file`,
    mend: `Put <crm-table name="${wanted![0]}"> and <crm-table name="${wanted![1]}"> into a crm-source`,
  });
}

export function twoTables(name: TableName, label: string): InputError {
  return new InputError({
    code: 'E_TABLE_DUP', where: [label], what: `the source has two tables called ${name}, wanted one`,
    mend: 'Remove one of them, or name both addresses in one src',
  });
}

/** A server that answered, and not with the file. */
export function refused(name: string, status: number): InputError {
  const mend = status === 401 || status === 403
    ? 'Let the page read the file, or sign in'
    : status === 404 || status === 410 ? 'Correct the address in src, or put the file there' : 'Try again later';
  return new InputError({
    code: `E_HTTP_${status}`, where: [`file ${name}`], what: `the server answered ${status}, wanted the file`, mend,
  });
}

/** An address that leads to another origin. */
export function ledAway(name: string, origin: string): InputError {
  return new InputError({
    code: 'E_REDIRECT', where: [`file ${name}`], what: `the address leads on to ${origin}, which the page does not name`,
    mend: 'Name the final address in src',
  });
}

export function tooLarge(name: string, maxBytes: number): InputError {
  return new InputError({
    code: 'E_LIMIT_BYTES', where: [`file ${name}`], what: `the file is larger than ${maxBytes} bytes`,
    mend: 'Publish fewer rows or columns, or raise max-bytes on crm-source',
  });
}

/** A file that holds the reader worker up. */
export function tooSlow(): QueryError {
  return new QueryError({
    code: 'E_TIMEOUT', where: ['reader worker'], what: 'the rows were not read within 60 s', mend: 'Publish fewer rows or columns',
  });
}
