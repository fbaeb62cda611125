// A shop of any size, the same at every run: customers who come, buy for some years and go, and deals with a stage.
import {createWriteStream, existsSync, mkdirSync} from 'node:fs';
import {once} from 'node:events';
import path from 'node:path';

export const channels = ['web', 'email', 'search', 'social', 'partner', 'store', 'phone', 'other'];
export const stages = ['Lead', 'Demo', 'Offer', 'Won'];
/** 36 whole months before this day. */
export const asOf = '2025-01-01';
const firstDay = Date.UTC(2022, 0, 1) / 86_400_000;
const days = Date.UTC(2025, 0, 1) / 86_400_000 - firstDay;

/** A generator of numbers in [0, 1) from a seed (the 32-bit mix of a counter by a Weyl step and two multiplications). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

const iso = (day) => new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);

/** Writes `transactions-<rows>.csv` and `deals-<rows>.csv` into a folder, unless they are there. */
export async function writeShop(folder, rows) {
  mkdirSync(folder, {recursive: true});
  const transactions = path.join(folder, `transactions-${rows}.csv`);
  const deals = path.join(folder, `deals-${rows}.csv`);
  if (existsSync(transactions) && existsSync(deals)) return;
  await writeLines(transactions, 'transaction_id,customer_id,issued_at,amount,channel', transactionLines(rows));
  await writeLines(deals, 'deal_id,stage,created_at,amount,channel', dealLines(Math.round(rows / 10)));
}

function* transactionLines(rows) {
  const next = random(20_240_601);
  const customers = Math.round(rows / 10);
  const joined = Array.from({length: customers}, () => Math.floor(days * next() ** 0.8));
  for (let i = 0; i < rows; i++) {
    const customer = Math.floor(customers * next());
    const day = Math.min(days - 1, joined[customer] + Math.floor((days - joined[customer]) * next() ** 2));
    const amount = (5 + 195 * next() ** 3).toFixed(2);
    yield `t${i},c${customer},${iso(day)},${amount},${channels[Math.floor(channels.length * next() ** 1.5)]}`;
  }
}

function* dealLines(rows) {
  const next = random(7);
  for (let i = 0; i < rows; i++) {
    const stage = stages[Math.floor(stages.length * next())];
    yield `d${i},${stage},${iso(Math.floor(days * next()))},${(1000 * next()).toFixed(2)},${channels[Math.floor(channels.length * next())]}`;
  }
}

async function writeLines(file, header, lines) {
  const out = createWriteStream(file);
  let block = `${header}\n`;
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
}
