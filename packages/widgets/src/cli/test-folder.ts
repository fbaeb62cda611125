import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runCommand} from './run-command.js';

/** What a command said, and how it ended. */
export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with files in it, gone after the test, and the commands run in it. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'crm-widgets-'));

  /** @param files text or what becomes JSON, by name */
  constructor(files: Readonly<Record<string, string | object>>) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | object): void {
    writeFileSync(join(this.path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  async run(...args: string[]): Promise<Said> {
    const lines = {out: [] as string[], err: [] as string[]};
    const status = await runCommand(args, {
      cwd: this.path, out: (line) => lines.out.push(line), err: (line) => lines.err.push(line),
    });
    return {status, out: lines.out.join('\n'), err: lines.err.join('\n')};
  }

  remove(): void {
    rmSync(this.path, {recursive: true});
  }
}
