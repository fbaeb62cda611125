import {choice, globalType, type Toolbar} from '../toolbar.js';

/** The address takes no slash, so a zone has a short name there. */
const zones: Readonly<Record<string, string>> = {
  utc: 'UTC', paris: 'Europe/Paris', 'new-york': 'America/New_York', 'sao-paulo': 'America/Sao_Paulo', kolkata: 'Asia/Kolkata',
  tokyo: 'Asia/Tokyo', kiritimati: 'Pacific/Kiritimati',
};

/** Where a day begins, for every source of the story. */
export const toolbar: Toolbar = {
  name: 'zone', place: 8, initial: 'own', to: 'story',
  type: globalType('Time zone', 'timer', [choice('own', "the story's own"), ...Object.entries(zones).map(([key, zone]) => choice(key, zone))]),
  apply(key, root) {
    for (const reader of root.querySelectorAll('crm-source, [src]:not(crm-table)')) reader.setAttribute('time-zone', zones[key] ?? 'UTC');
  },
};
