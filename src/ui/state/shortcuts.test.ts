import { describe, expect, it } from 'vitest';
import { actionOf } from './shortcuts';

const press = (key: string, tag = 'body', role: string | null = null, modified = false) =>
  actionOf({
    key,
    modified,
    path: [
      { tag, role },
      { tag: 'body', role: null },
    ],
  });

/** A key that writes `key` at the place `code`. */
const at = (key: string, code: string, more: Partial<Parameters<typeof actionOf>[0]> = {}) =>
  actionOf({ key, code, modified: false, path: [{ tag: 'body', role: null }], ...more });

describe('letters', () => {
  it('are the same under Caps Lock, but others with Shift', () => {
    expect(['S', 'R', 'L', 'M'].map((key) => at(key, `Key${key}`))).toEqual(['step', 'reset', 'lecture', 'panels']);
    expect(at('S', 'KeyS', { shift: true })).toBeNull();
    expect(at('s', 'KeyS', { shift: true })).toBeNull(); // and Caps Lock
    expect(at('?', 'Slash', { shift: true })).toBe('keys');
  });

  it('are where they are printed on keyboards of other scripts', () => {
    const written = { Cyrillic: 'ы', capital: 'Ы', Greek: 'σ', Arabic: 'س', Hebrew: 'ד', Thai: 'ห', Hangul: 'ㄴ' };
    expect(Object.values(written).map((key) => at(key, 'KeyS'))).toEqual(Object.keys(written).map(() => 'step'));
    expect(at('ر', 'KeyV')).toBeNull(); // sounds like r
    const lecture = { where: 'lecture' } as const;
    expect(at('لا', 'KeyB', lecture)).toBe('black'); // one key, two letters
    expect(at('ю', 'Period', lecture)).toBe('black'); // a clicker's "." on a Russian keyboard
    expect(at('؟', 'Slash', { shift: true })).toBe('keys');
    const command = { modified: true, command: true };
    expect(at('я', 'KeyZ', command)).toBe('undo');
    expect(at('Я', 'KeyZ', { ...command, shift: true })).toBe('redo');
  });

  it('are those that are written on other Latin keyboards', () => {
    expect(at('o', 'KeyS')).toBeNull(); // Dvorak
    expect(at('s', 'Semicolon')).toBe('step');
    expect(at('m', 'Semicolon')).toBe('panels'); // AZERTY
    expect(at('z', 'KeyW', { modified: true, command: true })).toBe('undo');
    expect(at('ß', 'KeyS')).toBeNull();
    expect(at('Dead', 'KeyS')).toBeNull();
  });

  it('belong to whoever is typing or composing', () => {
    expect(at('ы', 'KeyS', { path: [{ tag: 'input', role: null }] })).toBeNull();
    expect(at('s', 'KeyS', { composing: true })).toBeNull();
    expect(at('Process', 'KeyS')).toBeNull();
    expect(at('ы', 'KeyS', { modified: true })).toBeNull();
  });
});

describe('keys', () => {
  it('mean what the list says', () => {
    expect(press(' ')).toBe('play-or-hold');
    expect(press('PageDown')).toBe('next');
    expect(press('ArrowLeft')).toBe('previous');
    expect(press('?')).toBe('keys');
    expect(press('x')).toBeNull();
  });

  it('belong to text, sliders and lists while these are focused', () => {
    for (const key of [' ', 's', 'ArrowRight', 'Home', 'PageDown']) {
      expect(press(key, 'input')).toBeNull();
      expect(press(key, 'div', 'listbox')).toBeNull();
    }
    expect(press('ArrowRight', 'div', 'slider')).toBeNull();
  });

  it('a slider takes what moves it, and a box what ticks it; all others are the page’s', () => {
    for (const key of ['ArrowRight', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown']) {
      expect(press(key, 'input', 'slider')).toBeNull();
    }
    expect([' ', 'l', '?', 's'].map((key) => press(key, 'input', 'slider'))).toEqual([
      'play-or-hold',
      'lecture',
      'keys',
      'step',
    ]);
    expect(press('PageDown', 'svg', 'slider')).toBe('next'); // a chart
    expect([' ', 'l', 'PageDown'].map((key) => press(key, 'input', 'checkbox'))).toEqual([null, 'lecture', 'next']);
  });

  it('Space and arrows belong to buttons and tabs, other keys do not', () => {
    expect(press(' ', 'button')).toBeNull();
    expect(press('PageDown', 'button')).toBe('next');
    expect(press('ArrowRight', 'div', 'tab')).toBeNull();
    expect(press('s', 'button')).toBe('step');
  });

  it('in a lecture go from thing to thing; up and down are the round', () => {
    const inLecture = (key: string, tag = 'body', role: string | null = null) =>
      actionOf({ key, modified: false, path: [{ tag, role }], where: 'lecture' });
    expect(['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'Home', 'End'].map((key) => inLecture(key))).toEqual([
      'next-thing',
      'next-thing',
      'previous-thing',
      'previous-thing',
      'first-thing',
      'last-thing',
    ]);
    expect(['ArrowDown', 'ArrowUp', '.', 'b', 'h', 'm', ' '].map((key) => inLecture(key))).toEqual([
      'next',
      'previous',
      'black',
      'black',
      'hide',
      'panels',
      'play-or-hold',
    ]);
    expect(inLecture('PageDown', 'button')).toBe('next-thing');
    expect(inLecture('ArrowRight', 'div', 'slider')).toBeNull();
    expect(inLecture('PageDown', 'input')).toBeNull();
    expect(press('.')).toBeNull();
    expect(press('ArrowDown')).toBeNull();
  });

  it('undo and redo settings, but not in text fields, which undo their own typing', () => {
    const undo = (tag: string, shift: boolean, role: string | null = null) =>
      actionOf({ key: shift ? 'Z' : 'z', modified: true, command: true, shift, path: [{ tag, role }] });
    expect(undo('body', false)).toBe('undo');
    expect(undo('body', true)).toBe('redo');
    expect(undo('input', false)).toBeNull();
    expect(undo('input', false, 'slider')).toBe('undo');
    expect(press('z')).toBeNull();
  });

  it('are left alone with Ctrl, Alt and Meta, but Escape always closes', () => {
    expect(press('s', 'body', null, true)).toBeNull();
    expect(press('Escape', 'input')).toBe('close');
    expect(press('F5', 'input')).toBe('show'); // the other half of a clicker's button
  });
});

it('the story above the page or a lecture has its keys first; all others mean what they do below it', () => {
  for (const where of ['page', 'lecture'] as const) {
    const inStory = (key: string, role: string | null = null) =>
      actionOf({ key, modified: false, path: [{ tag: 'div', role }], where, inStory: true });
    expect(['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'Escape'].map((key) => inStory(key))).toEqual([
      'next-beat',
      'next-beat',
      'previous-beat',
      'previous-beat',
      'skip',
    ]);
    expect(inStory(' ')).toBe('play-or-hold');
    expect(inStory('ArrowRight', 'slider')).toBeNull(); // a chart moves its round
    expect(inStory('Escape', 'dialog')).toBeNull();
  }
});
