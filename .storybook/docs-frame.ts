import {DocsContainer} from '@storybook/addon-docs/blocks';
import {createElement, useEffect, useState, type ComponentProps, type ReactElement} from 'react';
import {addons} from 'storybook/preview-api';
import {themes} from 'storybook/theming';
import {applyToCanvases} from './toolbars.js';

// The type of the stories, so that a page does not change its own from one to the next.
const inkOnLight = {...themes.light, fontBase: 'inherit'};
const inkOnDark = {...themes.dark, fontBase: 'inherit'};

const isDark = () => document.documentElement.dataset['theme'] === 'dark';

/** Light or dark with the stories in it. */
export function DocsFrame(props: ComponentProps<typeof DocsContainer>): ReactElement {
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    const channel = addons.getChannel();
    // The toolbars hear of it in the same turn.
    const look = () => queueMicrotask(() => setDark(isDark()));
    look();
    applyToCanvases();
    channel.on('globalsUpdated', look);
    return () => channel.off('globalsUpdated', look);
  }, []);
  return createElement(DocsContainer, {...props, theme: dark ? inkOnDark : inkOnLight});
}
