/** A fault as data: plain, so that it survives events, workers and JSON. */
export interface CrmError {
  /** Stable; programs match on it. */
  code: `E_${string}`;
  /** From the outside in, such as `['crm-funnel#sales', 'attribute window']`. */
  where: string[];
  /** What was got and what is wanted. */
  what: string;
  /** What to do about it, in one sentence. */
  mend: string;
}

/** One line made of a fault: where, what, how to mend it. */
export function inOneLine({code, where, what, mend}: CrmError): string {
  return `${code} ${where.join(' > ')}: ${what}. ${mend}.`;
}

/** What both kinds of fault share; throw one of the two below. */
export abstract class Fault extends Error implements CrmError {
  readonly code: `E_${string}`;
  readonly where: string[];
  readonly what: string;
  readonly mend: string;

  constructor(fault: CrmError, options?: {cause?: unknown}) {
    super(inOneLine(fault), options);
    this.code = fault.code;
    this.where = fault.where;
    this.what = fault.what;
    this.mend = fault.mend;
  }

  /** The fault alone, without stack and cause. */
  toJSON(): CrmError {
    const {code, where, what, mend} = this;
    return {code, where, what, mend};
  }
}

/** The page's to mend: an attribute, a file, a policy. */
export class InputError extends Fault {
  override readonly name = 'InputError';
}

/** Ours to mend, or the machine's: the engine, the worker, memory. */
export class QueryError extends Fault {
  override readonly name = 'QueryError';
}

/** A file of the kit that is loaded on demand is not there, or not whole; `what` it does, such as `the code that draws`. */
export function missingCode(what: string, cause: unknown): InputError {
  return new InputError({
    code: 'E_ASSET', where: ['the files of the kit'], what: `${what} did not arrive`,
    mend: 'Copy the whole folder of the kit to the server, chunks included',
  }, {cause});
}

/** Code that is loaded on demand; `what` it does, such as `the code that draws`. @throws {InputError} `E_ASSET` */
export function fetched<T>(what: string, code: Promise<T>): Promise<T> {
  return code.catch((cause: unknown) => { throw missingCode(what, cause); });
}

/** The fault of an attribute: what was got, what is wanted, how to mend it. */
export function wrongAttribute(attribute: string, got: string, wanted: string, mend: string, cause?: unknown): InputError {
  return new InputError({
    code: 'E_ATTR', where: [`attribute ${attribute}`], what: `got "${shortened(got)}", wanted ${wanted}`, mend,
  }, {cause});
}

/** A word of a closed list. @throws {InputError} `E_ATTR` naming the attribute and the list */
export function oneOf<const T extends string>(attribute: string, got: string, words: readonly T[]): T {
  if ((words as readonly string[]).includes(got)) return got as T;
  throw wrongAttribute(attribute, got, words.join(', '), `Set ${attribute}="${words[0]}"`);
}

/** What a page gave, short enough for a line. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Whatever was thrown, as plain data; a stranger becomes `E_INTERNAL` with its message cut short. */
export function faultOf(thrown: unknown, where: string[] = []): CrmError {
  if (thrown instanceof Fault) return {...thrown.toJSON(), where: [...where, ...thrown.where]};
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'E_INTERNAL',
    where,
    what: `something unexpected failed: ${message.slice(0, 200)}`,
    mend: 'Reload the page; if it stays, report it with this line',
  };
}

/** The same fault seen from further out: `where` gets the given places in front. Strangers pass as they are. */
export function located(thrown: unknown, ...where: string[]): unknown {
  if (!(thrown instanceof Fault)) return thrown;
  const fault = faultOf(thrown, where);
  return thrown instanceof InputError ? new InputError(fault, {cause: thrown}) : new QueryError(fault, {cause: thrown});
}
