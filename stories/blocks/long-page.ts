import {Canvas, Description, DocsContext, Title} from '@storybook/addon-docs/blocks';
import {createElement as h, useContext, type ReactElement} from 'react';
import {NearView} from './near-view.js';
import type {Room} from './room.js';

/** A page of stories that each hold many widgets, for `docs.page`: what is far from the view waits. */
export function LongPage(): ReactElement {
  const stories = useContext(DocsContext).componentStories();
  return h('div', null, h(Title), h(Description), ...stories.flatMap(({id, name, moduleExport, parameters}) => [
    h('h2', {key: `${id}-name`, id: `anchor--${id}`}, name),
    h(Description, {key: `${id}-says`, of: moduleExport}),
    h(NearView, {key: id, room: parameters['room'] as Room | undefined}, h(Canvas, {of: moduleExport, sourceState: 'none', withToolbar: false})),
  ]));
}
