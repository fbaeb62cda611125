import {inOneLine, type CrmError} from '@crm-widgets/core';
import type {Emptiness} from '@crm-widgets/runtime';

export const widgetStates = ['idle', 'loading', 'ready', 'partial', 'stale', 'empty', 'unsupported', 'error'] as const;
export type WidgetState = (typeof widgetStates)[number];

/** States that have a picture of a result. */
export function isPictured(state: WidgetState): boolean {
  return state === 'ready' || state === 'partial' || state === 'stale';
}

/** States that have a fault in place of a picture. */
export function isFault(state: WidgetState): boolean {
  return state === 'error' || state === 'unsupported';
}

/** Whether a fault means that this browser or this page's policy cannot run the kit's engine. */
export function isUnsupported({code}: CrmError): boolean {
  return /^E_(CSP_|TRUSTED_TYPES|DEVICE|ENGINE_(ASSET|BOOT|LOCK|GAVE_UP))/.test(code);
}

/** What the states without a result show when the `state` attribute asks for them. */
export const designFault: CrmError = {
  code: 'E_HTTP_404', where: ['crm-table'], what: 'the server answered 404', mend: 'Correct src',
};
export const designEmptiness: Emptiness = {kind: 'none_in_period', table: null, lastDay: '2024-06-30'};

const logged = new Set<string>();

/** Tells the developer of a fault in one line, once however many widgets meet it. */
export function logOnce(fault: CrmError): void {
  const line = inOneLine(fault);
  if (logged.has(line) || logged.size > 200) return;
  logged.add(line);
  console.error(line);
}
