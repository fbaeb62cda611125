import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import type {VisualRegressionArtifact} from '@vitest/runner';
import type {Reporter, TestCase, TestModule, Vitest} from 'vitest/node';
import {shrink} from './shrink.js';

/** Where pictures are kept that somebody has looked at, by the story's id. */
export const accepted = join(import.meta.dirname, 'accepted');
/** What a run leaves: pictures that differ, and the page that shows them. */
export const outcome = join(import.meta.dirname, 'dist');

type Pictures = Pick<VisualRegressionArtifact, 'attachments'>;

/** Writes a page of the stories that look otherwise; keeps the accepted pictures small, and none whose story is gone. */
export class Review implements Reporter {
  #vitest!: Vitest;
  #start = 0;
  readonly #differing = new Map<string, Pictures>();

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
    this.#start = Date.now();
    rmSync(outcome, {recursive: true, force: true});
  }

  onTestCaseArtifactRecord(test: TestCase, artifact: {readonly type: string}): void {
    const story = storyOf(test);
    if (artifact.type === 'internal:toMatchScreenshot' && story) this.#differing.set(story, artifact as VisualRegressionArtifact);
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    if (this.#differing.size) this.#write();
    const all = await this.#vitest.globTestSpecifications();
    if (modules.length === all.length && !this.#vitest.config.testNamePattern) this.#clear(modules);
    if (this.#accepts) await shrink(pictures().map((file) => join(accepted, file)), this.#start);
  }

  get #accepts(): boolean {
    return this.#vitest.config.snapshotOptions.updateSnapshot === 'all';
  }

  #write(): void {
    mkdirSync(outcome, {recursive: true});
    const page = join(outcome, 'index.html');
    writeFileSync(page, reviewPage(this.#differing));
    console.error(`\nLook at ${relative(process.cwd(), page)}; to accept all of it: npm run test:visual -- --update\n`);
  }

  /** After a run of all stories; a picture that nothing is held against would be kept for ever. */
  #clear(modules: readonly TestModule[]): void {
    const stories = new Set(modules.flatMap((module) => [...module.children.allTests()].map(storyOf)));
    const left = pictures().filter((file) => !stories.has(basename(file, '.png')));
    if (!left.length) return;
    if (this.#accepts) {
      for (const file of left) rmSync(join(accepted, file));
      return;
    }
    console.error(`\nNo story is shown by ${left.join(', ')}. To remove: npm run test:visual -- --update\n`);
    process.exitCode = 1;
  }
}

function pictures(): string[] {
  return existsSync(accepted) ? readdirSync(accepted) : [];
}

/** The story's id as it names a picture, in which the runner joins dashes. */
function storyOf(test: TestCase): string | undefined {
  return (test.meta() as {storyId?: string}).storyId?.replaceAll(/-+/g, '-');
}

/** The page: for each story what was accepted, what is there now, and where they differ. Names are ids of stories: a-z, 0-9 and dashes. */
function reviewPage(differing: ReadonlyMap<string, Pictures>): string {
  const sections = [...differing].map(([story, {attachments}]) => {
    const figures = attachments.map(({name, path = ''}) => `<figure><img src="${basename(path)}" alt=""><figcaption>${name}</figcaption></figure>`);
    return `<section><h2>${story}</h2>${figures.join('')}</section>`;
  });
  const style = 'body { font: 1rem system-ui; margin: 2rem; } section { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; } '
    + 'h2 { grid-column: 1 / -1; } figure { margin: 0; } img { inline-size: 100%; border: 1px solid #999; }';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stories that look otherwise</title><style>${style}</style>${sections.join('')}</html>\n`;
}
