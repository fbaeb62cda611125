import type {DocsContainer} from '@storybook/addon-docs/blocks';
import {Suspense, createElement, lazy, type ComponentProps, type ReactElement} from 'react';

/** What draws pages of text is large, and stories do without it. */
const Framed = lazy(() => import('./docs-frame.js').then(({DocsFrame}) => ({default: DocsFrame})));

/** The frame of pages of text. */
export function DocsPage(props: ComponentProps<typeof DocsContainer>): ReactElement {
  return createElement(Suspense, null, createElement(Framed, props));
}
