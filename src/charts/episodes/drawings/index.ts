import { registry } from '../../../registry';
import type { Drawing } from '../drawing';

export const drawings = registry<Drawing>(
  'drawing',
  import.meta.glob<Drawing>('./*.tsx', { eager: true, import: 'default' }),
);
