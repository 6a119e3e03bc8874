import { api, ApiError, type Area, type Corner, type Names, type Project, type Served, type Settlement, type Summary, type Technology } from './api';
import { Formatter } from './format';
import { parsePermalink, writePermalink, type Permalink } from './permalink';
import { SearchIndex } from './search';
import { isLanguage, preferredLanguage, say, type Language, type MessageKey } from '../messages';

/** A settlement as the page shows it: as imported, and as the plan serves it (null before there is a plan). */
export interface Row {
  settlement: Settlement;
  served: Served | null;
}

export type Selection = { kind: 'settlement'; id: number } | { kind: 'edge'; key: string } | null;
export type TableView = 'settlements' | 'districts' | null;

export const technologies: readonly Technology[] = ['existing', 'fibre', 'microwave', 'satellite', 'unserved'];

/** Layers that can be switched off; those in the second list begin switched off. */
export const layers = [
  ...technologies,
  'line-fibre', 'line-aerial', 'line-microwave', 'line-existing',
  'names', 'region', 'district', 'water', 'corridor',
] as const;
export type Layer = (typeof layers)[number];
const hiddenAtFirst: readonly Layer[] = ['corridor'];

/** Everything that the page knows and has chosen; components read it and call its verbs. */
class Atlas {
  language = $state<Language>('en');
  theme = $state<'light' | 'dark'>('light');
  hidden = $state<readonly string[]>(hiddenAtFirst);
  table = $state<TableView>(null);
  selection = $state<Selection>(null);
  view = $state<[number, number, number] | undefined>(undefined);

  project = $state.raw<Project | null>(null);
  areas = $state.raw<Area[]>([]);
  settlements = $state.raw<Settlement[]>([]);
  scenario = $state<string | null>(null);
  summary = $state.raw<Summary | null>(null);
  frontier = $state.raw<Corner[]>([]);
  served = $state.raw<Served[]>([]);

  loading = $state<MessageKey | null>('loading.project');
  error = $state.raw<ApiError | null>(null);
  /** The scenario that the address asked for in vain. */
  missing = $state<string | null>(null);

  readonly format = $derived(
    new Formatter(this.language, {
      billion: say(this.language, 'unit.billion'),
      million: say(this.language, 'unit.million'),
      thousand: say(this.language, 'unit.thousand'),
    }),
  );
  readonly rows = $derived.by<Row[]>(() => {
    const byId = new Map(this.served.map((served) => [served.id, served]));
    return this.settlements.map((settlement) => ({ settlement, served: byId.get(settlement.id) ?? null }));
  });
  readonly areasById = $derived(new Map(this.areas.map((area) => [area.id, area])));
  readonly search = $derived(new SearchIndex(this.settlements));

  private asked: Permalink = {};

  t = (key: MessageKey, values?: Record<string, string>): string => say(this.language, key, values);

  nameOf = (names: Names): string =>
    ({ kk: names.kazakh, ru: names.russian, en: names.english })[this.language] || names.local || names.russian || names.kazakh || names.english || '';

  settlementName = (settlement: Settlement): string => this.nameOf(settlement.names) || this.t('place.unnamed');

  areaName = (id: number | null): string => {
    const area = id === null ? undefined : this.areasById.get(id);
    return area ? this.nameOf(area.names) : '';
  };

  people = (settlement: Settlement): string => (settlement.isEstimated ? '≈\u00a0' : '') + this.format.whole(settlement.population);

  shows = (layer: Layer): boolean => !this.hidden.includes(layer);

  toggle(layer: Layer): void {
    this.hidden = this.shows(layer) ? [...this.hidden, layer] : this.hidden.filter((name) => name !== layer);
  }

  /** Takes up what the address says; what it leaves open follows the browser. */
  begin(hash: string): void {
    const link = parsePermalink(hash);
    this.asked = link;
    this.language = isLanguage(link.language) ? link.language : preferredLanguage(navigator.languages);
    this.theme = link.theme === 'dark' || link.theme === 'light' ? link.theme : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    this.hidden = link.hidden ? link.hidden.filter((name) => (layers as readonly string[]).includes(name)) : hiddenAtFirst;
    this.table = link.table === 'settlements' || link.table === 'districts' ? link.table : null;
    this.view = link.view;
    this.selection =
      link.settlement !== undefined ? { kind: 'settlement', id: link.settlement } : link.edge ? { kind: 'edge', key: link.edge } : null;
  }

  /** The address of what is on the screen. */
  address(): string {
    const usual = this.hidden.length === hiddenAtFirst.length && hiddenAtFirst.every((name) => this.hidden.includes(name));
    return writePermalink({
      language: this.language,
      theme: this.theme === 'dark' ? 'dark' : undefined,
      scenario: this.scenario ?? undefined,
      settlement: this.selection?.kind === 'settlement' ? this.selection.id : undefined,
      edge: this.selection?.kind === 'edge' ? this.selection.key : undefined,
      table: this.table ?? undefined,
      hidden: usual ? undefined : this.hidden.length > 0 ? [...this.hidden] : ['none'],
      view: this.view,
    });
  }

  /** Reads the project, its map and the plan that was asked for; what was shown stays when it fails. */
  async load(): Promise<void> {
    await this.guarded('loading.project', async () => {
      const project = await api.project();
      const names = project.scenarios.map((scenario) => scenario.scenario);
      const wanted = this.scenario ?? this.asked.scenario ?? null;
      const shown = wanted !== null && names.includes(wanted) ? wanted : names.includes('base') ? 'base' : (names[0] ?? null);
      this.missing = wanted !== null && shown !== null && wanted !== shown ? wanted : null;
      // The map can begin to draw its tiles while the rest is on its way.
      [this.project, this.scenario, this.loading] = [project, shown, 'loading.map'];
      const settlements = Promise.all([api.areas(), api.settlements()]).then(([areas, all]) => ([this.areas, this.settlements] = [areas, all]));
      await Promise.all([settlements, shown === null ? null : this.loadPlan(shown)]);
    });
  }

  /** Shows another scenario. */
  async choose(scenario: string): Promise<void> {
    this.missing = null;
    if (this.selection?.kind === 'edge') {
      this.selection = null;
    }
    await this.guarded('loading.plan', () => this.loadPlan(scenario));
  }

  private async loadPlan(scenario: string): Promise<void> {
    const [summary, frontier, served] = await Promise.all([api.summary(scenario), api.frontier(scenario), api.served(scenario)]);
    [this.scenario, this.summary, this.frontier, this.served] = [scenario, summary, frontier, served];
  }

  private async guarded(stage: MessageKey, work: () => Promise<void>): Promise<void> {
    this.loading = stage;
    try {
      await work();
      this.error = null;
    } catch (problem) {
      if (!(problem instanceof ApiError)) {
        throw problem;
      }
      this.error = problem;
    } finally {
      this.loading = null;
    }
  }
}

export const atlas = new Atlas();
