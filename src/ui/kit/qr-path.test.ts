import { expect, it } from 'vitest';
import { qrPath } from './qr-path';

it('is made of few large squares: correction grows only where it is free', () => {
  // version 4 (33 squares) holds 62 bytes with correction M; 8 squares of quiet zone around it
  expect(qrPath('https://ticket-lab.example/#v=1&pruning.rate=0.2')?.size).toBe(33 + 8);
  // a long link takes the lowest correction: 300 bytes are version 11 (61 squares)
  expect(qrPath('x'.repeat(300))?.size).toBe(61 + 8);
});

it('says when no code can hold the text', () => {
  expect(qrPath('x'.repeat(2_900))).not.toBeNull();
  expect(qrPath('x'.repeat(2_901))).toBeNull();
  expect(qrPath('ä'.repeat(1_500))).toBeNull();
});
