import { api, ApiError, type LineDays, type SettlementDates, type Time } from './api';
import type { Permalink } from './permalink';

/** What stands under the map in the calendar's part of the page. */
export const timeTabs = ['work', 'crews', 'risk', 'rungs'] as const;
export type TimeTab = (typeof timeTabs)[number];

const DAY = 86_400_000;
const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** 2027-12-31 as a day of the reader's own clock, for formatting. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00`);
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / DAY);
export const addDays = (from: string, days: number): string => new Date(noon(from) + days * DAY).toISOString().slice(0, 10);

/** The part of the page that answers for the time: whether it is open, the day on the map, and what the server said of the plan's calendar. */
export class TimePart {
  isOpen = $state(false);
  tab = $state<TimeTab>('work');
  /** The day that the map shows, 2027-12-31; null for today. */
  day = $state<string | null>(null);
  /** True while the day runs or is dragged: the address waits until it rests, because browsers limit how often it may change. */
  isMoving = $state(false);

  answer = $state.raw<Time | null>(null);
  dates = $state.raw<SettlementDates[]>([]);
  lines = $state.raw<LineDays | null>(null);
  isLoading = $state(false);
  error = $state.raw<ApiError | null>(null);

  readonly datesById = $derived(new Map(this.dates.map((date) => [date.settlementId, date])));
  /** First and last day of the time line: the calendar, and the deadline where it lies beyond. */
  readonly span = $derived.by(() => {
    const calendar = this.answer?.calendar;
    if (!calendar) {
      return null;
    }
    const last = calendar.deadline !== null && calendar.deadline > calendar.finish ? calendar.deadline : calendar.finish;
    return { first: calendar.start, last, days: daysBetween(calendar.start, last) };
  });
  /** The day shown, as days after the first of the span. */
  readonly at = $derived(this.span && this.answer ? Math.max(0, Math.min(this.span.days, daysBetween(this.span.first, this.day ?? this.answer.today))) : 0);

  private asked = '';

  /** Reads what the part needs of a plan; a plan that was read already is not asked for again. */
  async load(scenario: string, version: string): Promise<void> {
    const key = `${scenario} ${version}`;
    if (this.asked === key) {
      return;
    }
    this.asked = key;
    this.isLoading = true;
    try {
      const answer = await api.time(scenario);
      const [dates, lines] = answer.calendar ? await Promise.all([api.settlementDates(scenario), api.lineDays(scenario)]) : [null, null];
      if (this.asked === key) {
        [this.answer, this.dates, this.lines, this.error] = [answer, dates?.items ?? [], lines, null];
      }
    } catch (problem) {
      if (!(problem instanceof ApiError)) {
        throw problem;
      }
      [this.error, this.asked] = [problem, ''];
    } finally {
      this.isLoading = false;
    }
  }

  /** Goes to a day of the span. */
  go(at: number): void {
    if (this.span) {
      this.day = addDays(this.span.first, Math.max(0, Math.min(this.span.days, Math.round(at))));
    }
  }

  begin(link: Permalink): void {
    this.isOpen = link.part === 'calendar';
    this.tab = timeTabs.find((tab) => tab === link.tab) ?? 'work';
    this.day = link.day ?? null;
  }

  link(): Permalink {
    return this.isOpen ? { part: 'calendar', ...(this.tab === 'work' ? {} : { tab: this.tab }), ...(this.day === null ? {} : { day: this.day }) } : {};
  }
}
