// A browser of its own for one visit, which leaves nothing behind.
import {mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import {chromium} from 'playwright-core';
import {chromiumArgs} from '../../scripts/browser.mjs';

/**
 * Starts a browser with an empty profile, hands its context to `use`, and clears up.
 * @param {object} bench `browser` is its path; `scratch` is where the profile goes; `signal` closes the browser
 * @param {string[]} args further arguments of Chromium
 */
export async function inBrowser({browser, scratch, signal}, args, use) {
  signal.throwIfAborted();
  const profile = mkdtempSync(path.join(scratch, 'profile-'));
  let context;
  const stop = () => { void context?.close(); };
  signal.addEventListener('abort', stop);
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: browser, handleSIGINT: false, handleSIGTERM: false, args: [...chromiumArgs, ...args],
    });
    signal.throwIfAborted();
    return await use(context);
  } finally {
    signal.removeEventListener('abort', stop);
    await context?.close();
    rmSync(profile, {recursive: true, force: true, maxRetries: 5});
  }
}
