// What people do on a site over 36 months, the same at every run: 20 events each, now and then all of five steps in order.
import {createWriteStream, existsSync, mkdirSync, renameSync} from 'node:fs';
import {once} from 'node:events';
import path from 'node:path';
import {days, isoOf, random} from './data.mjs';

/** Names of events, the five of the funnel first. */
export const names = ['page_view', 'product_view', 'add_to_cart', 'checkout_start', 'purchase', 'search', 'login'];

/** Writes `events.csv` into a folder, unless it is there: one event at each instant, in their order. */
export async function writeEventLog(folder, rows) {
  const file = path.join(folder, 'events.csv');
  if (existsSync(file)) return;
  mkdirSync(folder, {recursive: true});
  const out = createWriteStream(`${file}.part`);
  const next = random(20_240_701);
  const actors = Math.max(1, Math.round(rows / 20));
  const stages = new Uint8Array(actors);
  let block = 'at,actor_id,name\n';
  for (let row = 0; row < rows; row++) {
    const actor = Math.floor(actors * next() ** 1.2);
    // The next step of its way more often than anything else.
    const name = next() < 0.5 ? stages[actor] % 5 : Math.floor(names.length * next());
    if (name === stages[actor] % 5) stages[actor]++;
    const seconds = Math.floor((row / rows) * days * 86_400);
    const time = new Date((seconds % 86_400) * 1000 + Math.floor(((row / rows) * days * 86_400 - seconds) * 1000)).toISOString().slice(11, 23);
    block += `${isoOf(Math.floor(seconds / 86_400))}T${time}Z,a${actor},${names[name]}\n`;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
  renameSync(`${file}.part`, file);
}
