// Makes a fresh clone ready: Node's own modules only, since nothing else is installed yet.
// node scripts/setup.mjs [--browser]
import {createHash} from 'node:crypto';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findBrowser} from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// npm ci removes node_modules and the stamp with it, so a broken install is repeated.
const stampFile = join(root, 'node_modules/.cache/setup-stamp');

try {
  checkNode();
  installPackages();
  if (process.argv.includes('--browser')) installBrowser();
} catch (fault) {
  console.error(`setup: ${fault instanceof Error ? fault.message : fault}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const wanted = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!wanted) {
    throw new Error(`This is Node ${process.versions.node}. Install Node 20.19 or newer (22.12 or newer of 22), and run the same command again.`);
  }
}

function installPackages() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  timed('installing the packages of package-lock.json (npm ci)', () => {
    if (!npm(['ci', '--no-audit', '--no-fund', '--include=dev'])) {
      throw new Error('npm ci failed. Check the network and the lines above, and run the same command again.');
    }
  });
  mkdirSync(dirname(stampFile), {recursive: true});
  writeFileSync(stampFile, wanted);
}

function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return [createHash('sha256').update(lock).digest('hex'), process.platform, process.arch, process.version.split('.')[0]].join(' ');
}

function npm(args) {
  const program = process.env.npm_execpath;
  // Called by npm: the same npm again. Else the one on PATH, which Windows only finds through a shell.
  const [command, before] = program ? [process.execPath, [program]] : ['npm', []];
  return run(command, [...before, ...args], {shell: !program && process.platform === 'win32'});
}

function installBrowser() {
  const found = findBrowser();
  if (found) return console.log(`setup: browser for the tests: ${found}`);
  timed('installing Chromium for the tests', () => {
    if (isDebianRoot()) byApt();
    if (!findBrowser()) run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', '--no-shell', 'chromium']);
  });
  const installed = findBrowser();
  if (!installed) {
    throw new Error('No browser could be installed. Install Chrome or Chromium yourself, or set CHROME_PATH=..., and run the same command again.');
  }
  console.log(`setup: browser for the tests: ${installed}`);
}

/** Ubuntu's chromium package only points to a snap, hence Debian alone. */
function isDebianRoot() {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

function byApt() {
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const apt = (...args) => run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {env});
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}

function run(command, args, options = {}) {
  return spawnSync(command, args, {cwd: root, stdio: 'inherit', ...options}).status === 0;
}

function timed(what, work) {
  console.log(`setup: ${what} ...`);
  const start = Date.now();
  work();
  console.log(`setup: done in ${((Date.now() - start) / 1000).toFixed(0)} s`);
}
