import {InputError} from '@crm-widgets/core';

const WHERE = 'attribute where';

/**
 * What an answer comes to, a fault of a condition being one of the attribute that holds the condition: engines know all
 * conditions as those of `where`.
 * @param texts attributes that may hold conditions as JSON, by their names
 * @param where the attribute itself; what it names too is told of it
 */
export async function toldOf<T>(texts: Readonly<Record<string, string | undefined>>, where: object | undefined, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    if (!(thrown instanceof InputError) || thrown.where[0] !== WHERE) throw thrown;
    const names = (column: string) => thrown.where[1] === `column ${column}` || thrown.what.startsWith(`got the column "${column.slice(0, 60)}"`);
    if (Object.keys(where ?? {}).some(names)) throw thrown;
    const found = Object.entries(texts).find(([, text]) => keysOf(text).some(names));
    if (!found) throw thrown;
    const [code, mend] = [thrown.code, thrown.mend.replace(/ in where$/, ` in ${found[0]}`)];
    throw new InputError({code, where: [`attribute ${found[0]}`, ...thrown.where.slice(1)], what: thrown.what, mend}, {cause: thrown});
  }
}

/** Every key of a JSON text, however deep; none of a text that is no JSON. */
function keysOf(text: string | undefined): string[] {
  const keys: string[] = [];
  try {
    JSON.parse(text ?? 'null', (key, value: unknown) => {
      keys.push(key);
      // A child element gives its condition as text.
      if (key === 'where' && typeof value === 'string') keys.push(...keysOf(value));
      return value;
    });
  } catch {
    return [];
  }
  return keys;
}
