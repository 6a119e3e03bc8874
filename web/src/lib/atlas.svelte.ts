import { api, ApiError, type Area, type Comparison, type Corner, type Names, type Project, type Served, type Settlement, type Summary, type Technology, type Words } from './api';
import { Formatter } from './format';
import { TimePart } from './time.svelte';
import { WhatIf } from './whatif.svelte';
import { parsePermalink, writePermalink, type Permalink } from './permalink';
import { SearchIndex } from './search';
import { isLanguage, preferredLanguage, say, type Language, type MessageKey } from '../messages';

/** A settlement as the page shows it: as imported, and as the plan serves it (null before there is a plan). */
export interface Row {
  settlement: Settlement;
  served: Served | null;
}

export type Selection =
  | { kind: 'settlement'; id: number }
  | { kind: 'edge'; key: string }
  | { kind: 'span'; number: number }
  | { kind: 'area'; id: number }
  | { kind: 'home'; key: string }
  | { kind: 'package'; id: string }
  | { kind: 'polygon'; corners: string }
  | null;
export type TableView = 'settlements' | 'districts' | null;

export const technologies: readonly Technology[] = ['existing', 'fibre', 'microwave', 'satellite', 'unserved'];

/** Layers that can be switched off; those in the second list begin switched off. */
export const layers = [
  ...technologies,
  'line-fibre', 'line-aerial', 'line-microwave', 'line-existing', 'access',
  'light',
  'names', 'region', 'district', 'water', 'corridor',
] as const;
export type Layer = (typeof layers)[number];
const hiddenAtFirst: readonly Layer[] = ['corridor', 'light'];

/** Lists come after the map, but no later than this, milliseconds. */
const LONGEST_WAIT_FOR_MAP = 4000;
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

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
  /** What changed from the scenario that the shown one is compared with; null when it stands alone. */
  comparison = $state.raw<Comparison | null>(null);
  /** What the map should bring into sight: west, south, east, north; a new array each time. */
  focus = $state.raw<[number, number, number, number] | null>(null);
  /** True while the next clicks on the map are corners of an area. */
  drawing = $state(false);
  readonly whatIf = new WhatIf();
  readonly time = new TimePart();

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
  readonly settlementsById = $derived(new Map(this.settlements.map((settlement) => [settlement.id, settlement])));
  readonly areasById = $derived(new Map(this.areas.map((area) => [area.id, area])));
  readonly search = $derived(new SearchIndex(this.settlements));

  /** Names of scenarios as people read them; a plan that is not saved has none. */
  scenarioName = (scenario: string): string => (scenario.startsWith('~') ? this.t('whatif.draft') : scenario);

  private asked: Permalink = {};

  constructor() {
    this.whatIf.answered = (draft) => void this.showDraft(draft);
  }

  t = (key: MessageKey, values?: Record<string, string>): string => say(this.language, key, values);

  nameOf = (names: Names): string =>
    ({ kk: names.kazakh, ru: names.russian, en: names.english })[this.language] || names.local || names.russian || names.kazakh || names.english || '';

  say = (words: Words): string => ({ kk: words.kazakh, ru: words.russian, en: words.english })[this.language];

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
    this.time.begin(link);
    this.selection =
      link.settlement !== undefined ? { kind: 'settlement', id: link.settlement }
      : link.edge ? { kind: 'edge', key: link.edge }
      : link.span !== undefined ? { kind: 'span', number: link.span }
      : link.home ? { kind: 'home', key: link.home }
      : link.area !== undefined ? { kind: 'area', id: link.area }
      : link.package ? { kind: 'package', id: link.package }
      : link.polygon ? { kind: 'polygon', corners: link.polygon }
      : null;
  }

  /** The address of what is on the screen. */
  address(): string {
    const usual = this.hidden.length === hiddenAtFirst.length && hiddenAtFirst.every((name) => this.hidden.includes(name));
    return writePermalink({
      language: this.language,
      theme: this.theme === 'dark' ? 'dark' : undefined,
      // A plan that is not saved ends with the server: its address would lead nowhere.
      scenario: (this.scenario?.startsWith('~') ? this.whatIf.from : this.scenario) ?? undefined,
      settlement: this.selection?.kind === 'settlement' ? this.selection.id : undefined,
      edge: this.selection?.kind === 'edge' ? this.selection.key : undefined,
      span: this.selection?.kind === 'span' ? this.selection.number : undefined,
      home: this.selection?.kind === 'home' ? this.selection.key : undefined,
      area: this.selection?.kind === 'area' ? this.selection.id : undefined,
      polygon: this.selection?.kind === 'polygon' ? this.selection.corners : undefined,
      compare: this.comparison?.before.scenario,
      package: this.selection?.kind === 'package' ? this.selection.id : undefined,
      table: this.table ?? undefined,
      ...this.time.link(),
      hidden: usual ? undefined : this.hidden.length > 0 ? [...this.hidden] : ['none'],
      view: this.view,
    });
  }

  /** Reads the project, its map and the plan that was asked for; what was shown stays when it fails. */
  async load(): Promise<void> {
    await this.guarded('loading.project', async () => {
      const project = await api.project();
      const names = project.scenarios.map((scenario) => scenario.scenario);
      const wanted = (this.scenario?.startsWith('~') ? this.whatIf.from : this.scenario) ?? this.asked.scenario ?? null;
      const shown = wanted !== null && names.includes(wanted) ? wanted : names.includes('base') ? 'base' : (names[0] ?? null);
      this.missing = wanted !== null && shown !== null && wanted !== shown ? wanted : null;
      [this.project, this.scenario, this.loading] = [project, shown, 'loading.map'];
      if (shown !== null) {
        await this.loadPlan(shown);
      }
      // Search and tables need every settlement, the map none of that: it is drawn first, unless the address asks for them.
      const lists = this.table || this.selection || this.time.isOpen ? this.loadLists() : Promise.race([this.drawn, pause(LONGEST_WAIT_FOR_MAP)]).then(() => this.loadLists());
      void lists.catch((problem) => this.fail(problem));
      const other = this.asked.compare;
      if (shown !== null && other && other !== shown && names.includes(other)) {
        await this.loadComparison(other);
      }
      this.asked = {};
    });
  }

  /** Compares the shown plan with another scenario, or with none. */
  async compare(before: string | null): Promise<void> {
    if (before === null) {
      this.comparison = null;
    } else {
      await this.guarded('loading.plan', () => this.loadComparison(before));
    }
  }

  /** Keeps the answer of the what-if that is shown as a scenario, and shows it beside the one it came from. */
  async keep(name: string): Promise<boolean> {
    const before = this.whatIf.from;
    const kept = await this.whatIf.keep(name, this.scenario?.startsWith('~') ? this.scenario : null);
    if (kept === null) {
      return false;
    }
    this.whatIf.close();
    this.scenario = kept;
    await this.load();
    if (before !== null) {
      await this.compare(before);
    }
    return true;
  }

  /** Brings lines into sight. */
  showLines(lines: number[][][]): void {
    const [longitudes, latitudes] = [0, 1].map((axis) => lines.flatMap((line) => line.map((point) => point[axis]!)));
    const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
    if (longitudes!.length > 0) {
      this.focus = [least(longitudes!), least(latitudes!), most(longitudes!), most(latitudes!)];
    }
  }

  /** Puts the what-if away and shows the plan from which it departed. */
  async discard(): Promise<void> {
    const before = this.whatIf.from;
    this.whatIf.close();
    this.comparison = null;
    if (before !== null && this.scenario !== before) {
      await this.choose(before);
    }
  }

  /** Another plan may not build the stretch that is chosen, and counts spans and packages anew. */
  private forgetPart(): void {
    if (this.selection?.kind === 'edge' || this.selection?.kind === 'span' || this.selection?.kind === 'package') {
      this.selection = null;
    }
  }

  /** Shows an answer of the what-if beside the plan from which it departed. */
  async showDraft(draft: string): Promise<void> {
    const before = this.whatIf.from;
    this.forgetPart();
    await this.guarded('loading.plan', async () => {
      await this.loadPlan(draft);
      if (before !== null) {
        await this.loadComparison(before);
      }
    });
  }

  private async loadComparison(before: string): Promise<void> {
    const { scenario } = this;
    if (scenario !== null && scenario !== before) {
      const comparison = await api.compare(before, scenario);
      if (this.scenario === scenario) {
        this.comparison = comparison;
      }
    }
  }

  /** Shows another scenario. */
  async choose(scenario: string): Promise<void> {
    this.missing = null;
    if (!scenario.startsWith('~')) {
      this.comparison = null;
    }
    this.forgetPart();
    await this.guarded('loading.plan', () => this.loadPlan(scenario));
  }

  /** The map has drawn everything or cannot, or somebody asks for the lists: what waited for the map comes. */
  needLists = (): void => this.tellDrawn();
  private tellDrawn = () => {};
  private readonly drawn = new Promise<void>((tell) => (this.tellDrawn = tell));

  private async loadPlan(scenario: string): Promise<void> {
    const [summary, frontier, served] = await Promise.all([api.summary(scenario), api.frontier(scenario), this.settlements.length > 0 ? api.served(scenario) : []]);
    [this.scenario, this.summary, this.frontier, this.served] = [scenario, summary, frontier, served];
  }

  private async loadLists(): Promise<void> {
    const { scenario } = this;
    const [areas, settlements, served] = await Promise.all([api.areas(), api.settlements(), scenario === null ? [] : api.served(scenario)]);
    [this.areas, this.settlements] = [areas, settlements];
    this.served = scenario === this.scenario || this.scenario === null ? served : await api.served(this.scenario);
  }

  private fail(problem: unknown): void {
    if (!(problem instanceof ApiError)) {
      throw problem;
    }
    this.error = problem;
  }

  private async guarded(stage: MessageKey, work: () => Promise<void>): Promise<void> {
    this.loading = stage;
    try {
      await work();
      this.error = null;
    } catch (problem) {
      this.fail(problem);
    } finally {
      this.loading = null;
    }
  }
}

export const atlas = new Atlas();
