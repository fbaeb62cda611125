import type {StoryObj} from '@storybook/web-components-vite';
import {allReady, widgetsOf} from '../ready.js';

interface Parts {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly says: string;
  /** A page's own markup, shown and run as it stands. */
  readonly page: string;
  /** What the page's script does, and the text of it. */
  readonly script?: {readonly run: (page: HTMLElement) => void; readonly text: string};
  /** What a person does then; the widgets have their results. */
  readonly play?: (canvas: HTMLElement) => Promise<void>;
}

/** A piece of a page as a story: the markup that is shown is the markup that runs. */
export function pageStory({name, says, page, script, play}: Parts): StoryObj {
  const code = script ? `${page}\n<script type="module">\n${script.text}</script>\n` : page;
  return {
    name,
    parameters: {docs: {description: {story: says}, source: {code, language: 'html'}}},
    render: () => {
      const parsed = new DOMParser().parseFromString(page, 'text/html').body.firstElementChild!;
      const shown = document.importNode(parsed, true) as HTMLElement;
      for (const widget of widgetsOf(shown)) widget.loading = 'eager';
      script?.run(shown);
      return shown;
    },
    play: async ({canvasElement}) => {
      await allReady(canvasElement);
      await play?.(canvasElement as HTMLElement);
    },
  };
}
