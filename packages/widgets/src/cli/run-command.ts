import {faultOf, inOneLine, type CrmError} from '@crm-widgets/core';
import {UsageError, type Terminal} from './terminal.js';

/** A command of the command line: what it takes, and what it does. Resolves to the exit status. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.js')).check,
  compute: async () => (await import('./compute.js')).compute,
};

const usage = `Usage: crm-widgets COMMAND ...

  check FILE...                  what files can be used for
  compute METRIC --source FILE   a metric of the tables that a source file lists

crm-widgets COMMAND --help tells more of one.`;

/**
 * Runs the command line.
 * @returns 0 when all went well, 1 when something is wrong with what was asked or read, 2 for a call it does not know
 */
export async function runCommand([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.out(usage);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    terminal.err(`There is no command "${name}".\n\n${usage}`);
    return 2;
  }
  const command = await commands[name]!();
  if (args.includes('--help')) {
    terminal.out(command.usage);
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (thrown) {
    return tell(thrown, command, args.includes('--json'), terminal);
  }
}

function tell(thrown: unknown, command: Command, isJson: boolean, terminal: Terminal): number {
  if (thrown instanceof UsageError) {
    terminal.err(`${thrown.message}\n\n${command.usage}`);
    return 2;
  }
  const fault = asOption(faultOf(thrown));
  terminal.err(isJson ? JSON.stringify({error: fault}) : inOneLine(fault));
  return 1;
}

/** What a page says by an attribute the command line says by an option. */
function asOption({code, where: [first = '', ...rest], what, mend}: CrmError): CrmError {
  return {code, where: [first.replace(/^attribute /, 'option --'), ...rest].filter(Boolean), what, mend};
}
