/** Files that lie, for tests: one thing of a good file changed, cut or doubled, the same for the same seed. */
import type { RandomStream } from '../lottery/random/stream';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const oneOf = <T>(random: RandomStream, items: readonly T[]): T => items[random.uint32() % items.length];

/** A text with a few characters changed, inserted, doubled or left out, as by a bad cable or a hand. */
export function mutatedText(text: string, random: RandomStream): string {
  const at = random.uint32() % text.length;
  const length = 1 + (random.uint32() % 20);
  const some = oneOf(random, [
    '0',
    '9',
    '-',
    '.',
    'e9',
    '"',
    ',',
    '}',
    ']',
    'null',
    String.fromCharCode(32 + (random.uint32() % 95)),
  ]);
  switch (random.uint32() % 5) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + some + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    default:
      return text.slice(0, at) + some + text.slice(at);
  }
}

/** JSON that is still JSON, with one value, entry or name changed. */
export function mutatedJson(text: string, random: RandomStream): string {
  const json = JSON.parse(text) as Json;
  const { parent, key } = somewhere(json, random);
  if (Array.isArray(parent)) changeList(parent, Number(key), random);
  else changeObject(parent, key, random);
  return JSON.stringify(json).replaceAll('"<infinite>"', '1e999');
}

type Place = { readonly parent: Json[] | { [key: string]: Json }; readonly key: string };

/** A place in a value, each depth as likely as the other. */
function somewhere(json: Json, random: RandomStream): Place {
  let place: Place = { parent: { json }, key: 'json' };
  let value = json;
  while (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    place = { parent: value, key: oneOf(random, keys) };
    value = Array.isArray(value) ? value[Number(place.key)] : value[place.key];
    if (random.uint32() % 6 === 0) break;
  }
  return place;
}

function changeList(list: Json[], at: number, random: RandomStream): void {
  const other = random.uint32() % list.length;
  switch (random.uint32() % 6) {
    case 0:
      list.splice(at, 1);
      return;
    case 1:
      list.splice(other, 0, list[at]);
      return;
    case 2:
      [list[at], list[other]] = [list[other], list[at]];
      return;
    case 3:
      list.length = at;
      return;
    default:
      list[at] = changed(list[at], random);
  }
}

function changeObject(object: { [key: string]: Json }, key: string, random: RandomStream): void {
  switch (random.uint32() % 8) {
    case 0:
      delete object[key];
      return;
    case 1:
      object[`${key}s`] = object[key];
      delete object[key];
      return;
    case 2:
      object[key] = object[oneOf(random, Object.keys(object))];
      return;
    default:
      object[key] = changed(object[key], random);
  }
}

function changed(value: Json, random: RandomStream): Json {
  if (typeof value === 'number') {
    const factor = random.uniform();
    return oneOf<Json>(random, [
      value + 1,
      value - 1,
      -value,
      value * 10,
      value * factor,
      value + 0.5,
      52_084,
      0,
      '<infinite>',
      null,
      String(value),
    ]);
  }
  if (typeof value === 'string')
    return oneOf<Json>(random, [
      '',
      value.slice(1),
      mutatedText(`${value} `, random).trim(),
      'ticket',
      'full',
      'tfjs',
      0,
      null,
    ]);
  if (typeof value === 'boolean') return oneOf<Json>(random, [!value, null, 'true']);
  return oneOf<Json>(random, [null, [], {}, 0, '', 1e12, [value]]);
}
