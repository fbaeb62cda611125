import {choice, globalType, type Choice, type Toolbar} from '../toolbar.js';

const languages: readonly [Choice, ...Choice[]] = [
  choice('en', 'English'), choice('de', 'Deutsch'), choice('fr', 'Français'), choice('es', 'Español'), choice('pt-BR', 'Português (Brasil)'),
  choice('ja', '日本語'), choice('zh', '中文'), choice('ar', 'العربية'), choice('he', 'עברית'), choice('hi', 'हिन्दी'),
];

/** The language around the widgets, which they follow live; the nearest `lang` of a story goes before it. */
export const toolbar: Toolbar = {
  name: 'language', place: 4, initial: 'en', to: 'canvas',
  type: globalType('Language', 'globe', languages),
  apply(language, root) {
    root.lang = language;
  },
};
