import { registry } from '../../registry';
import type { Lesson } from './lesson';

/** The course: a new lesson is one new file in all/. */
export const lessons = registry<Lesson>(
  'lesson',
  import.meta.glob<Lesson>(['./all/*.ts'], { eager: true, import: 'default' }),
);
