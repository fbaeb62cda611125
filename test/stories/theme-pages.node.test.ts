import {expect, it} from 'vitest';
import {themes} from 'crm-widgets/theme';
import gallery from '../../stories/theming/theming.stories.ts?raw';

it.each(themes.map(({name}) => name))('the theme %s is in the gallery', (name) => {
  expect(gallery).toContain(`inTheme('${name}')`);
});
