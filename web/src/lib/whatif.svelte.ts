import { api, ApiError, type Job, type Question, type Summary } from './api';

/** Amounts are typed in billions of tenge. */
const BILLION = 1e9;

/**
 * A question that is being put together, and the re-plan that answers it. What is wished begins with what the shown plan was asked; an edge is named by its key,
 * a settlement by its number.
 */
export class WhatIf {
  /** The scenario from which the question departs; null while none is being put together. */
  from = $state<string | null>(null);
  mandatory = $state.raw<readonly string[]>([]);
  forbidden = $state.raw<readonly string[]>([]);
  forced = $state.raw<readonly string[]>([]);
  /** In billions of tenge, as typed; empty for no limit. */
  budget = $state('');
  figures = $state.raw<Readonly<Record<string, number>>>({});

  job = $state.raw<Job | null>(null);
  error = $state.raw<ApiError | null>(null);
  private events: EventSource | null = null;

  /** Told each plan that the job answers with. */
  answered: (draft: string) => void = () => {};

  /** Somebody asked it to end; it does so at the next moment when it can. */
  isStopping = $state(false);

  readonly isRunning = $derived(this.job?.state === 'running');

  /** True when what is wished differs from what the plan was asked. */
  differs(summary: Summary): boolean {
    const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((word) => b.includes(word));
    const { question } = summary;
    const keys = Object.keys(this.figures);
    return !same(this.mandatory, question.mandatory) || !same(this.forbidden, question.forbidden) || !same(this.forced, question.forced)
      || this.limit() !== question.budget
      || keys.length !== Object.keys(question.overrides).length || keys.some((key) => this.figures[key] !== question.overrides[key]);
  }

  /** Begins with what a plan was asked; a question that departs from the same plan goes on. */
  open(summary: Summary): void {
    if (this.from === summary.scenario || summary.scenario.startsWith('~')) {
      return;
    }
    const { question } = summary;
    this.from = summary.scenario;
    [this.mandatory, this.forbidden, this.forced] = [question.mandatory, question.forbidden, question.forced];
    this.budget = question.budget === null ? '' : String(question.budget / BILLION);
    this.figures = { ...question.overrides };
    [this.job, this.error] = [null, null];
  }

  close(): void {
    void this.stop();
    this.events?.close();
    [this.from, this.job, this.error] = [null, null, null];
  }

  has(list: 'mandatory' | 'forbidden' | 'forced', word: string): boolean {
    return this[list].includes(word);
  }

  /** Wishes for something or no longer; the opposite wish goes. */
  toggle(list: 'mandatory' | 'forbidden' | 'forced', word: string): void {
    const had = this[list].includes(word);
    for (const name of ['mandatory', 'forbidden', 'forced'] as const) {
      this[name] = this[name].filter((other) => other !== word);
    }
    if (!had) {
      this[list] = [...this[list], word];
    }
  }

  /** Sets a figure for this question alone; null gives back the catalogue's. */
  setFigure(key: string, value: number | null): void {
    const { [key]: _, ...others } = this.figures;
    this.figures = value === null ? others : { ...others, [key]: value };
  }

  /** The budget in whole tenge; null for none, NaN for what is no amount. */
  limit(): number | null {
    const text = this.budget.trim().replace(',', '.').replaceAll(/\s/g, '');
    return text === '' ? null : Math.round(Number(text) * BILLION);
  }

  /** Asks the question. */
  async plan(): Promise<void> {
    const budget = this.limit();
    if (this.from === null || (budget !== null && !(budget > 0))) {
      return;
    }
    const question: Question = {
      from: this.from, mandatory: [...this.mandatory], forbidden: [...this.forbidden], forced: [...this.forced], budget, overrides: { ...this.figures }, quickOnly: false,
    };
    await this.guarded(async () => this.watch(await api.beginJob(question)));
  }

  async stop(): Promise<void> {
    if (this.job && this.isRunning) {
      this.isStopping = true;
      const { id } = this.job;
      await this.guarded(async () => this.take(await api.stopJob(id)));
    }
  }

  /** Saves one of the answers; gives its name, or null when it could not be saved. */
  async keep(name: string, draft: string | null): Promise<string | null> {
    const job = this.job;
    if (!job) {
      return null;
    }
    return (await this.guarded(async () => (await api.keepJob(job.id, name.trim(), draft)).scenario)) ?? null;
  }

  private watch(job: Job): void {
    this.events?.close();
    this.job = null;
    this.take(job);
    const events = (this.events = new EventSource(`/api/jobs/${job.id}/events`));
    events.addEventListener('job', (event) => this.take(JSON.parse(event.data) as Job));
    // The stream ends with the job; should it break off before, the state is asked for.
    events.onerror = () => {
      events.close();
      if (this.isRunning) {
        void this.guarded(async () => this.take(await api.job(job.id)));
        setTimeout(() => this.isRunning && this.events === events && this.watch(job), 2000);
      }
    };
  }

  private take(job: Job): void {
    const before = this.job;
    this.job = job;
    if (job.state !== 'running') {
      this.isStopping = false;
      this.events?.close();
    }
    if (job.draft !== null && job.draft !== before?.draft) {
      this.answered(job.draft);
    }
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.error = null;
      return result;
    } catch (problem) {
      if (!(problem instanceof ApiError)) {
        throw problem;
      }
      this.error = problem;
      if (problem.status === 0 && this.job) {
        this.job = { ...this.job, state: 'failed' };
      }
      return undefined;
    }
  }
}
