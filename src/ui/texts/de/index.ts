/** All texts of the page in German, a file for each room. */
import type { ResourceLanguage } from 'i18next';

const rooms = import.meta.glob<ResourceLanguage>('./*.json', { eager: true, import: 'default' });
export default Object.fromEntries(Object.values(rooms).flatMap((room) => Object.entries(room)));
