import type { CrewLoad, Package } from '../lib/api';
import { atlas } from '../lib/atlas.svelte';
import { dateOf } from '../lib/time.svelte';
import { messages, type MessageKey } from '../messages';

/** A day as people read it; a dash where there is none. */
export const day = (text: string | null | undefined): string => (text ? atlas.format.date(dateOf(text)) : '—');

/** A day in a table, where Kazakh months have no room: 31 Dec 2027, 31.12.2027. */
export const shortDay = (text: string): string => (atlas.language === 'en' ? day(text) : `${text.slice(8)}.${text.slice(5, 7)}.${text.slice(0, 4)}`);

/** A day where five columns share a narrow panel: 31 Dec 27, 31.12.27. */
export const tinyDay = (text: string): string =>
  atlas.language === 'en'
    ? new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: '2-digit' }).formatToParts(dateOf(text)).filter((part) => part.type !== 'literal')
        .toSorted((a, b) => ['day', 'month', 'year'].indexOf(a.type) - ['day', 'month', 'year'].indexOf(b.type)).map((part) => part.value).join('\u00a0')
    : `${text.slice(8)}.${text.slice(5, 7)}.${text.slice(2, 4)}`;

/** A month on an axis: Jan 26, 01.26. */
export const month = (text: string): string =>
  atlas.language === 'en'
    ? new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit' }).format(dateOf(text))
    : `${text.slice(5, 7)}.${text.slice(2, 4)}`;

export function quarter(text: string): string {
  const number = Math.ceil(Number(text.slice(5, 7)) / 3);
  return atlas.language === 'en' ? `Q${number} ${text.slice(0, 4)}` : `${['I', 'II', 'III', 'IV'][number - 1]} ${atlas.language === 'kk' ? 'тоқ.' : 'кв.'} ${text.slice(0, 4)}`;
}

export const areaOf = (id: number | null): string => atlas.areaName(id) || atlas.t('gantt.elsewhere');

export function packageName(work: Package): string {
  const place = work.settlementId === null ? undefined : atlas.settlementsById.get(work.settlementId);
  return [
    atlas.t(`work.${work.kind}`),
    place && atlas.settlementName(place),
    work.length > 0 && `${atlas.format.kilometres(work.length)} ${atlas.t('unit.km')}`,
  ].filter(Boolean).join(', ');
}

/** The command with this project's name. */
export const command = (words: string): string => `zheli ${words.replace('PROJECT', `${atlas.project?.name ?? 'project'}.gpkg`)}${atlas.scenario === 'base' || atlas.scenario === null ? '' : ` --scenario ${atlas.scenario}`}`;

/** A type of crew; the API's enumeration has null in it because some questions leave it open. */
export const crewName = (crew: CrewLoad['crew'] | null): string => (crew ? atlas.t(`crew.${crew}`) : '—');

/** What a quantity counts: kilometres of a method of building, or a thing. */
export function itemName(item: string): string {
  const key = (item.startsWith('km_') ? `method.${item.slice(3).replaceAll('_', '-')}` : `item.${item}`) as MessageKey;
  return key in messages.en ? atlas.t(key) + (item.startsWith('km_') ? `, ${atlas.t('unit.km')}` : '') : item;
}
