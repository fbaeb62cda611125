import {accessSync, constants, readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';

/** What a Chromium needs in a container and as root, and what keeps it from asking the network for things of its own. */
export const chromiumArgs = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean).map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  linux: [],
};

/**
 * The Chromium or Chrome that tests run in.
 *
 * @returns {string | null} its path; null when none is installed
 * @throws {Error} CHROME_PATH is set and nothing can be run there
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, which cannot be run. Correct it or unset it.`);
  }
  const candidates = [
    process.env.PUPPETEER_EXECUTABLE_PATH, process.env.CHROME_BIN,
    ...onPath(), ...(places[process.platform] ?? []), ...inCaches(),
  ];
  return candidates.find((path) => path && runs(path)) ?? null;
}

function onPath() {
  const ending = process.platform === 'win32' ? '.exe' : '';
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name + ending)));
}

/** Browsers that Playwright or Puppeteer have downloaded, the newest first. */
function inCaches() {
  const playwright = process.env.PLAYWRIGHT_BROWSERS_PATH ?? {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
  }[process.platform] ?? join(homedir(), '.cache', 'ms-playwright');
  const puppeteer = join(homedir(), '.cache', 'puppeteer', 'chrome');
  const programs = [
    'chrome', 'chrome.exe', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'Chromium.app/Contents/MacOS/Chromium',
  ];
  return [...versions(playwright, /^chromium-/), ...versions(puppeteer, /./)]
    .flatMap((folder) => versions(folder, /^chrom/))
    .flatMap((folder) => programs.map((program) => join(folder, program)));
}

function versions(folder, wanted) {
  try {
    return readdirSync(folder).filter((name) => wanted.test(name)).sort().reverse().map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
