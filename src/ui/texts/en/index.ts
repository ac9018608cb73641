/** All texts of the page in English, a file for each room; the page begins with those of first.ts. */
import type { ResourceLanguage } from 'i18next';

const rooms = import.meta.glob<ResourceLanguage>('./*.json', { eager: true, import: 'default' });
export default Object.fromEntries(Object.values(rooms).flatMap((room) => Object.entries(room)));
